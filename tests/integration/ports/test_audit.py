from datetime import timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from mediklaud.adapters.sql.access.audit_tables import audit
from mediklaud.domain.access.audit import AuditEntry, AuditFilter, Outcome
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.ports.access import Audit
from tests.builders.access import A_MINUTE, an_entry
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.storages import postgres_engine

SOMEBODY, SOMEBODY_ELSE = new(PatientId), new(PatientId)
CLERK, DOCTOR = new(AccountId), new(AccountId)


def appended(storage, *entries):
    with ports_of(storage) as port:
        for entry in entries:
            port(Audit).append(entry)
    return entries


def page(storage, after=None, limit=50, **which):
    return read(storage, Audit).page(AuditFilter(**which), after, limit)


def test_an_entry_comes_back_as_it_was_appended(storage):
    entries = appended(storage, an_entry(outcome=Outcome.REFUSED, refusal="slot_taken"))

    assert page(storage) == entries


def test_an_entry_of_nobody_about_nothing_comes_back_too(storage):
    bare = AuditEntry(
        id=new(AuditId), at=MONDAY_MORNING, action="sign_in", outcome=Outcome.DONE
    )

    assert page(storage) == () == page(storage)
    assert appended(storage, bare) == page(storage)


def test_pages_go_from_the_newest_to_the_oldest(storage):
    entries = appended(storage, *(an_entry() for _ in range(5)))

    first = page(storage, limit=2)
    second = page(storage, after=first[-1].id, limit=2)

    assert [*first, *second] == [*reversed(entries)][:4]


@pytest.mark.parametrize(
    "which",
    [
        {"patient_id": SOMEBODY},
        {"account_id": CLERK},
        {"action": "read_record"},
        {"since": MONDAY_MORNING + A_MINUTE},
        {"until": MONDAY_MORNING + A_MINUTE},
        {"outcome": Outcome.REFUSED},
        {"purpose": "break_glass"},
        {"patient_id": SOMEBODY, "account_id": CLERK, "action": "read_record"},
    ],
    ids="+".join,
)
def test_only_what_fits_is_listed(storage, which):
    every = appended(
        storage,
        *(
            an_entry(
                patient_id=p, account_id=a, action=act, at=at, outcome=o, purpose=why
            )
            for p in (SOMEBODY, SOMEBODY_ELSE)
            for a in (CLERK, DOCTOR)
            for act in ("read_record", "find_patients")
            for at in (MONDAY_MORNING, MONDAY_MORNING + A_MINUTE)
            for o, why in zip(Outcome, (None, "break_glass"), strict=True)
        ),
    )

    wanted = [e for e in reversed(every) if AuditFilter(**which).fits(e)]

    assert 0 < len(wanted) < len(every)
    assert list(page(storage, **which)) == wanted


def test_until_does_not_belong_to_it(storage):
    appended(storage, an_entry(at=MONDAY_MORNING))

    assert page(storage, until=MONDAY_MORNING) == ()
    assert len(page(storage, since=MONDAY_MORNING)) == 1
    assert len(page(storage, until=MONDAY_MORNING + timedelta(seconds=1))) == 1


@pytest.mark.parametrize(
    "change",
    [update(audit).values(action="nothing"), delete(audit)],
    ids=["update", "delete"],
)
def test_the_database_lets_nobody_change_or_remove_an_entry(database, change):
    entries = appended(database, an_entry())

    with database.engine.connect() as connection, connection.begin():
        mine = change.where(audit.c.hospital_id == database.hospital_id)
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(mine)

    assert page(database) == entries


def test_nor_all_of_them_at_once():
    with (
        postgres_engine().connect() as connection,
        pytest.raises(DBAPIError, match="append-only"),
    ):
        connection.execute(text("truncate audit"))
