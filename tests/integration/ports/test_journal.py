from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.billing.closed_period import ClosedPeriod, PeriodClosed
from mediklaud.domain.billing.journal import Balance, LedgerAccount, PostingKind
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PostingId
from mediklaud.ports.journal import ClosedPeriods, Journal
from tests.builders.billing import MONDAY, taka, with_account
from tests.builders.journal import a_posting
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

DAY = timedelta(days=1)
CASH, OWED = LedgerAccount.CASH, LedgerAccount.RECEIVABLE


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


def post(storage, *postings):
    with ports_of(storage) as port:
        for posting in postings:
            port(Journal).post(posting)
    return postings


def close(storage, until):
    period = ClosedPeriod(until=until, closed_at=MONDAY_MORNING, closed_by=None)
    with ports_of(storage) as port:
        port(ClosedPeriods).lock()
        port(ClosedPeriods).add(period)
    return period


def test_a_posting_comes_back_as_it_was(storage, patient_id):
    posting, nobodys = post(
        storage,
        a_posting(patient_id=patient_id, number="RCP-2027-000001"),
        a_posting(kind=PostingKind.CASH_DIFFERENCE),
    )

    journal = read(storage, Journal)
    assert journal.of_source(posting.kind, posting.source_id) == (posting,)
    assert journal.of_source(nobodys.kind, nobodys.source_id) == (nobodys,)


def test_the_patients_postings_of_some_days_are_told_the_first_first(
    storage, patient_id
):
    first, second, third, _ = post(
        storage,
        *(a_posting(patient_id=patient_id, day=MONDAY + n * DAY) for n in range(3)),
        a_posting(),
    )

    of_patient = read(storage, Journal).of_patient
    assert of_patient(patient_id, MONDAY, MONDAY + DAY) == (first, second)
    assert of_patient(patient_id, MONDAY + DAY, MONDAY + 9 * DAY) == (second, third)


def test_a_document_is_posted_once_and_each_of_its_parts(storage):
    (posting,) = post(storage, a_posting())
    again = evolve(posting, id=new(PostingId))

    with pytest.raises(Contended):
        post(storage, again)
    (part,) = post(storage, evolve(again, part=1))
    found = read(storage, Journal).of_source(posting.kind, posting.source_id)
    assert found == (posting, part)


def test_balances_are_the_sums_of_all_entries_until_a_day(storage, patient_id):
    post(
        storage,
        a_posting(taka(300), patient_id=patient_id),
        a_posting(taka(500), day=MONDAY + DAY),
        a_posting(taka(70), patient_id=patient_id, day=MONDAY + DAY),
        a_posting(taka(-70), day=MONDAY + 2 * DAY),
    )

    journal = read(storage, Journal)
    assert journal.balances(MONDAY + DAY) == (
        Balance(CASH, taka(870)),
        Balance(OWED, taka(-870)),
    )
    assert journal.balances(MONDAY - DAY) == ()
    assert journal.balances_of(patient_id, MONDAY + DAY) == (
        Balance(CASH, taka(300)),
        Balance(OWED, taka(-300)),
    )


def test_accounts_on_which_nothing_stands_are_left_out(storage):
    post(storage, a_posting(taka(300)), a_posting(taka(-300)))

    assert read(storage, Journal).balances(MONDAY) == ()


def test_nothing_is_posted_into_a_closed_period(storage):
    close(storage, MONDAY)

    with pytest.raises(PeriodClosed):
        post(storage, a_posting(day=MONDAY))
    post(storage, a_posting(day=MONDAY + DAY))


def test_periods_are_closed_one_after_another(storage):
    assert read(storage, ClosedPeriods).last() is None
    first = close(storage, MONDAY)
    second = close(storage, MONDAY + 7 * DAY)

    for day in (MONDAY, MONDAY + 7 * DAY, MONDAY + DAY):
        with pytest.raises(Contended):
            close(storage, day)
    periods = read(storage, ClosedPeriods)
    assert periods.all() == (second, first)
    assert periods.last() == second
