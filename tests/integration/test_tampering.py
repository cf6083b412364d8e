"""Whoever owns the database can do anything to the audit, save unnoticed (X5)."""

from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from attrs import define, evolve
from sqlalchemy import delete, insert, select, text, update

from mediklaud.adapters.anchor import FileAnchor
from mediklaud.adapters.keyring.ring import Ring
from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.access.audit_tables import (
    audit,
    audit_heads,
    audit_seals,
    audit_seen,
)
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.schema import metadata
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.verification import Verdict
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.auditing import Anchor
from tests.builders.access import an_entry
from tests.hospital import a_hospital, an_actor, new, ports_of
from tests.postgres import new_database
from tests.ring import StandingKeyring

AUDITED = (audit, audit_seen, audit_seals, audit_heads)
_open = ExitStack()


@cache
def without_triggers(kind, folder):
    """A database of its own, from which the triggers were dropped."""
    url = f"sqlite:///{folder / 'owned.db'}"
    if kind == "postgresql":
        url = _open.enter_context(new_database())
    engine = engine_for(url)
    _open.callback(engine.dispose)
    metadata.create_all(engine)
    with engine.begin() as connection:
        for table in AUDITED:
            _drop_triggers(connection, table, kind)
    return engine


def _drop_triggers(connection, table, kind):
    if kind == "postgresql":
        connection.execute(text(f"drop trigger {table}_stays on {table}"))
        return
    for verb in ("update", "delete"):
        connection.execute(text(f"drop trigger {table}_never_{verb}s"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    yield tmp_path_factory.mktemp("owned")
    without_triggers.cache_clear()
    _open.close()


@define
class Place:
    """A hospital at work: three patients' streams of five entries, under five seals."""

    storage: SqlStorage
    anchor: FileAnchor
    patients: list[PatientId]
    hospital: Any = None

    @classmethod
    def opened(cls, engine, file):
        hospital_id = uuid4()
        keyring = StandingKeyring(hospital_id)
        storage = SqlStorage(engine, hospital_id, sql.PORTS, keyring)
        place = cls(storage, FileAnchor(file), sorted(new(PatientId) for _ in range(3)))
        place.hospital = a_hospital(storage, None, swap(Anchor, place.anchor))
        for _ in range(5):
            place.work()
            place.seal()
        return place

    def work(self, *patients, **what):
        with ports_of(self.storage) as port:
            for patient in patients or self.patients:
                seen = tuple(p for p in self.patients if p != patient)
                port(Audit).append(an_entry(patient_id=patient, seen=seen, **what))

    def seal(self):
        Sealer(self.hospital, self.anchor).seal()

    def verify(self):
        return self.hospital.handle(VerifyAudit(actor=an_actor(Role.PRIVACY_OFFICER)))

    def stream(self, nth):
        return f"patient:{self.patients[nth]}"

    @contextmanager
    def as_its_owner(self):
        """A connection of somebody who may do anything; and `mine` to narrow it."""
        hospital_id = self.storage.hospital_id
        with self.storage.engine.begin() as connection:
            yield lambda statement: connection.execute(
                statement.where(_table_of(statement).c.hospital_id == hospital_id)
            )

    def do(self, *statements):
        with self.as_its_owner() as run:
            for statement in statements:
                run(statement)


def _table_of(statement):
    return audit if statement.is_select else statement.table


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, folder, tmp_path):
    engine = without_triggers(request.param, folder)
    return Place.opened(engine, tmp_path / "anchor.jsonl")


def entry(place, nth, seq):
    """This entry of this patient's stream."""
    return (audit.c.stream == place.stream(nth)) & (audit.c.seq == seq)


def found(place, kind, **where):
    told = place.verify()
    assert told.verdict is Verdict.TAMPERED
    assert told.fault.kind == kind
    for name, value in where.items():
        assert getattr(told.fault, name) == value


def test_an_audit_that_nobody_touched_is_intact(place):
    told = place.verify()

    assert told.verdict is Verdict.INTACT
    assert told.fault is None
    assert (told.entries, told.seals, told.anchored) == (15, 5, 5)
    assert (told.unsealed, told.unsealed_since) == (0, None)


def test_what_is_not_sealed_yet_is_counted_and_dated(place):
    place.verify()
    place.work()

    told = place.verify()

    assert told.verdict is Verdict.INTACT
    assert told.unsealed == 4  # three patients, and the first check itself
    assert told.unsealed_since is not None


CHANGES = {
    "action": "nothing_at_all",
    "outcome": "refused",
    "at": datetime(2020, 1, 1, tzinfo=UTC),
    "account_id": uuid4(),
    "roles": ["patient"],
    "patient_id": uuid4(),
    "purpose": "break_glass",
    "request_id": "another",
    "seen": [],
    "mac": b"another",
    "previous": b"another",
    "id": uuid4(),
}


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_a_changed_entry_is_found(place, column):
    other = CHANGES[column] if column != "id" else uuid4()
    place.do(update(audit).where(entry(place, 1, 2)).values({column: other}))

    found(place, "changed", stream=place.stream(1), seq=2)


@pytest.mark.parametrize("nonsense", [{"outcome": "perhaps"}, {"roles": ["emperor"]}])
def test_an_entry_that_makes_no_sense_any_more_is_found(place, nonsense):
    place.do(update(audit).where(entry(place, 1, 2)).values(nonsense))

    found(place, "changed", stream=place.stream(1), seq=2)


def test_an_entry_that_was_moved_into_another_stream_is_found(place):
    to = place.stream(0)
    place.do(update(audit).where(entry(place, 2, 5)).values(stream=to, seq=6))

    found(place, "changed", stream=to, seq=6)


def test_whom_a_list_showed_cannot_be_hidden_from_those_who_look_for_it(place):
    hidden = audit_seen.c.patient_id == place.patients[0].value
    place.do(delete(audit_seen).where(hidden))

    found(place, "changed", stream=place.stream(1), seq=1)


def test_nor_can_who_it_was_that_saw_them(place):
    place.do(update(audit_seen).values(account_id=uuid4()))

    found(place, "changed", stream=place.stream(0), seq=1)


def test_a_removed_entry_is_found(place):
    place.do(delete(audit).where(entry(place, 1, 3)))

    found(place, "missing", stream=place.stream(1), seq=3)


def test_a_removed_entry_is_found_when_the_others_move_up(place):
    place.do(
        delete(audit).where(entry(place, 1, 2)),
        *(
            update(audit).where(entry(place, 1, seq)).values(seq=seq - 1)
            for seq in (3, 4, 5)
        ),
    )

    found(place, "missing", stream=place.stream(1), seq=2)


def test_two_entries_that_changed_places_are_found(place):
    place.do(
        update(audit).where(entry(place, 1, 2)).values(seq=-1),
        update(audit).where(entry(place, 1, 4)).values(seq=2),
        update(audit).where(entry(place, 1, -1)).values(seq=4),
    )

    found(place, "reordered", stream=place.stream(1), seq=2)


def test_a_cut_off_end_is_found(place):
    theirs = audit.c.stream == place.stream(1)
    place.do(delete(audit).where(theirs, audit.c.seq > 3))

    found(place, "truncated", stream=place.stream(1), seq=4)


def test_a_whole_stream_that_is_gone_is_found(place):
    place.do(delete(audit).where(audit.c.stream == place.stream(1)))

    found(place, "missing", stream=place.stream(1), seq=1)


def test_another_history_told_by_the_hospitals_own_program_is_found(place):
    theirs = audit.c.stream == place.stream(1)
    place.do(delete(audit).where(theirs, audit.c.seq > 3))
    place.work(place.patients[1])
    place.work(place.patients[1])

    found(place, "forked", stream=place.stream(1), seq=4)


def test_an_entry_that_was_never_made_is_found(place):
    with place.as_its_owner() as run:
        last = run(select(audit).where(entry(place, 1, 5))).one()._asdict()
    forged = {**last, "seq": 6, "id": uuid4(), "previous": last["mac"]}
    with place.storage.engine.begin() as connection:
        connection.execute(insert(audit), forged)

    found(place, "changed", stream=place.stream(1), seq=6)


def test_a_changed_seal_is_found(place):
    place.do(update(audit_seals).where(audit_seals.c.number == 2).values(entries=99))

    found(place, "changed", seal=2)


def test_changed_heads_are_found(place):
    second = audit_heads.c.number == 2
    place.do(update(audit_heads).where(second).values(mac=b"another"))

    found(place, "changed", seal=2)


def test_a_removed_seal_is_found(place):
    place.do(
        delete(audit_heads).where(audit_heads.c.number == 2),
        delete(audit_seals).where(audit_seals.c.number == 2),
    )

    found(place, "missing", seal=2)


def test_removed_newest_seals_are_found(place):
    theirs = audit.c.stream == place.stream(1)
    place.do(
        delete(audit_heads).where(audit_heads.c.number > 3),
        delete(audit_seals).where(audit_seals.c.number > 3),
        delete(audit).where(theirs, audit.c.seq > 3),
    )

    found(place, "truncated", seal=4)


def test_seals_made_anew_by_the_hospitals_own_program_are_found(place):
    place.do(
        delete(audit_heads).where(audit_heads.c.number > 3),
        delete(audit_seals).where(audit_seals.c.number > 3),
    )
    place.work()
    place.seal()

    found(place, "forked", seal=4)


def test_an_audit_that_is_gone_altogether_is_found(place):
    place.do(delete(audit_heads), delete(audit_seals), delete(audit_seen))
    place.do(delete(audit))

    found(place, "truncated", seal=1)


def could_not_check(place, why):
    told = place.verify()
    assert (told.verdict, told.why_not, told.fault) == (Verdict.NOT_CHECKED, why, None)


def test_an_anchor_that_is_lost_proves_nothing(place):
    place.anchor.file.unlink()

    could_not_check(place, "anchor_unreadable")


def test_nor_does_one_that_makes_no_sense(place):
    place.anchor.file.write_text("nothing\n")

    could_not_check(place, "anchor_unreadable")


def test_nor_one_of_which_a_line_was_taken_out(place):
    lines = place.anchor.file.read_text().splitlines(keepends=True)
    place.anchor.file.write_text("".join(lines[:1] + lines[2:]))

    could_not_check(place, "anchor_unreadable")


def test_without_the_key_it_cannot_be_checked(place):
    """As after the keys were lost: nothing was tampered with, and nothing is proved."""
    known = place.storage.keyring
    ring = known.ring()
    others = (evolve(key, id=key.id + 50) for key in ring.keys.values())
    unknown = _Keyring(known.keys, Ring(ring.hospital_id, others))
    storage = evolve(place.storage, keyring=unknown)
    place.hospital = a_hospital(storage, None, swap(Anchor, place.anchor))

    could_not_check(place, "seal_broken")


@define
class _Keyring:
    keys: object
    held: Ring

    def ring(self):
        return self.held

    def again(self, _connection):
        return self.held
