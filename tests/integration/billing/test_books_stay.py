"""The journal and its closed periods, as the databases themselves keep them (B8)."""

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from mediklaud.adapters.sql.billing.journal_tables import (
    closed_periods,
    journal_entries,
    postings,
)
from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.domain.billing.closed_period import (
    ClosedAlready,
    ClosedPeriod,
    PeriodClosed,
)
from mediklaud.ports.journal import ClosedPeriods, Journal
from tests.at_once import all_at_once, meanwhile
from tests.builders.billing import DAY, MONDAY
from tests.builders.cashier import the_cashier
from tests.builders.journal import a_posting
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, ports_of

TUESDAY = MONDAY_MORNING + DAY
FIRST, SECOND = {"position": 1, "amount_minor": 5}, {"position": 2, "amount_minor": -5}


def run(database, *doings):
    """Each a statement with its rows, past all that keeps the books."""
    with database.unit(writes=True) as unit:
        for statement, *rows in doings:
            unit.database.connection.execute(statement, *rows)


def posted_by_hand(database, *entries, owed=0):
    """What writes these entries, and then their posting."""
    posting = a_posting()
    here = {"hospital_id": database.hospital_id}
    head = {
        "id": posting.id.value,
        "kind": "payment",
        "source_id": posting.source_id,
        "part": 0,
        "day": posting.day,
        "at": posting.at,
        "currency": "BDT",
        "owed_minor": owed,
    }
    known = {**here, "posting_id": posting.id.value, "account": "cash"}
    rows = [{**known, **entry} for entry in entries]
    adding = [(insert(journal_entries), rows)] if rows else []
    return *adding, (insert(postings), {**here, **head})


def post(storage, posting):
    with ports_of(storage) as port:
        port(Journal).post(posting)
    return posting


def test_a_posting_that_balances_may_be_written(database):
    run(database, *posted_by_hand(database, FIRST, SECOND))


@pytest.mark.parametrize(
    "entries",
    [(), (FIRST,), (FIRST, {**SECOND, "amount_minor": -4})],
    ids=["none", "one", "uneven"],
)
def test_a_database_refuses_a_posting_that_does_not_balance(database, entries):
    with pytest.raises(IntegrityError, match="a posting balances"):
        run(database, *posted_by_hand(database, *entries))


@pytest.mark.parametrize(
    ("account", "owed"), [("cash", 5), ("receivable", 0), ("patient_credit", -5)]
)
def test_a_database_refuses_a_posting_that_says_another_debt_than_its_entries(
    database, account, owed
):
    entries = ({**FIRST, "account": account}, SECOND)

    with pytest.raises(IntegrityError, match="a posting balances"):
        run(database, *posted_by_hand(database, *entries, owed=owed))


def test_a_posting_that_says_the_debt_of_its_entries_may_be_written(database):
    run(
        database,
        *posted_by_hand(database, {**FIRST, "account": "receivable"}, SECOND, owed=5),
    )


def test_a_database_refuses_one_more_entry_of_what_is_posted(database):
    *_, (adding, _) = written = posted_by_hand(database, FIRST, SECOND)
    run(database, *written)
    (entering, (row, _)), _ = written

    for more in ({"position": 3}, {"position": 4, "amount_minor": -5}):
        with pytest.raises(IntegrityError, match="whole from the first"):
            run(database, (entering, {**row, **more}))
    assert adding.table is postings


def test_entries_without_their_posting_do_not_stay(database):
    entering, _ = posted_by_hand(database, FIRST, SECOND)

    with pytest.raises(IntegrityError):
        run(database, entering)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (postings, {"day": MONDAY + DAY}),
        (postings, {"number": "another"}),
        (journal_entries, {"amount_minor": 1}),
        (journal_entries, {"account": "revenue"}),
        (closed_periods, {"until": MONDAY}),
    ],
    ids=lambda part: getattr(part, "name", None) or next(iter(part)),
)
def test_a_database_refuses_to_change_or_remove_what_is_in_the_books(
    database, table, change
):
    posting = post(database, a_posting(day=MONDAY + 2 * DAY))
    with ports_of(database) as port:
        port(ClosedPeriods).add(closed_until(MONDAY))

    for statement in (update(table).values(change), delete(table)):
        with pytest.raises(DBAPIError, match="append-only"):
            run(
                database,
                (statement.where(table.c.hospital_id == database.hospital_id),),
            )
    with ports_of(database) as port:
        found = port(Journal).of_source(posting.kind, posting.source_id)
    assert found == (posting,)


def closed_until(day):
    return ClosedPeriod(until=day, closed_at=TUESDAY, closed_by=None)


def close(hospital, until=MONDAY):
    return hospital.handle(ClosePeriod(actor=the_cashier(), until=until))


@pytest.fixture
def after_midnight(database):
    """It is Tuesday here; somebody may still be posting what he did on Monday."""
    return a_hospital(database, StandingClock(TUESDAY))


def test_who_closes_waits_for_whoever_is_posting(after_midnight):
    posting = a_posting()
    with meanwhile(after_midnight, close, after_midnight) as (port, begin):
        port(Journal).post(posting)
        closing = begin()
    assert closing.result(timeout=20).until == MONDAY


def test_who_posts_waits_for_whoever_is_closing_and_is_refused(after_midnight):
    storage = after_midnight.storage
    with meanwhile(after_midnight, post, storage, a_posting()) as (port, begin):
        port(ClosedPeriods).lock()
        port(ClosedPeriods).add(closed_until(MONDAY))
        late = begin()
    with pytest.raises(PeriodClosed):
        late.result(timeout=20)


def test_of_many_who_close_at_once_one_does(after_midnight):
    outcomes = all_at_once(*[lambda: close(after_midnight)] * 8)

    closed = [one for one in outcomes if isinstance(one, ClosedPeriod)]
    assert len(closed) == 1
    assert sum(isinstance(one, ClosedAlready) for one in outcomes) == 7
