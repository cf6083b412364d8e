from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.billing.dues import (
    Allowed,
    Blocked,
    DuesContext,
    DuesStanding,
    OutstandingDues,
    evaluate,
    require_no_dues,
)
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.ids import OverrideId
from mediklaud.domain.shared.money import total
from tests.builders.billing import (
    A_ROUTINE_VISIT,
    DAY,
    FEE,
    MONDAY,
    amounts,
    an_owed_invoice,
    taka,
)
from tests.hospital import new

DHAKA = ZoneInfo("Asia/Dhaka")
A_SECOND = timedelta(seconds=1)
ZONES = ["Asia/Dhaka", "Europe/Berlin", "America/Havana", "Pacific/Chatham", "UTC"]
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def first_moment_of(day, zone):
    """Midnight there; where clocks jump over it, the moment of the jump."""
    noon = datetime.combine(day, time(12), zone).astimezone(UTC)
    before, after = noon - timedelta(hours=36), noon
    while after - before > timedelta(microseconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).date() < day:
            before = middle
        else:
            after = middle
    return after


def judged(*owed, now, zone=DHAKA, context=A_ROUTINE_VISIT, policy=None, override=None):
    return evaluate(
        DuesStanding(owed=owed, override=override),
        now=now,
        zone=zone,
        context=context,
        policy=policy or BillingPolicy(),
    )


def late(policy=None):
    """A moment at which what was due on Monday is overdue."""
    grace = (policy or BillingPolicy()).grace_days
    return first_moment_of(MONDAY + (grace + 1) * DAY, DHAKA)


def test_who_owes_nothing_is_allowed():
    assert judged(now=late()) == Allowed()


def test_what_is_overdue_blocks_and_says_how_much_on_which_invoices():
    one, other = an_owed_invoice(taka(1)), an_owed_invoice(taka(2))

    verdict = judged(one, other, now=late())

    assert verdict == Blocked(
        taka(3), (one.invoice_id, other.invoice_id), (one.number, other.number)
    )


def test_what_is_not_due_yet_neither_blocks_nor_counts():
    overdue, open_ = an_owed_invoice(), an_owed_invoice(due_on=MONDAY + DAY)

    verdict = judged(overdue, open_, now=late())

    assert verdict == Blocked(FEE, (overdue.invoice_id,), (overdue.number,))


@given(zone=zones, due_on=days, grace=st.integers(0, 60))
def test_the_block_begins_at_the_second_at_which_the_last_day_ends(zone, due_on, grace):
    policy = BillingPolicy(grace_days=grace)
    owed = an_owed_invoice(due_on=due_on)
    midnight = first_moment_of(due_on + timedelta(days=grace + 1), zone)

    before = judged(owed, now=midnight - A_SECOND, zone=zone, policy=policy)
    after = judged(owed, now=midnight, zone=zone, policy=policy)

    assert before == Allowed()
    assert after == Blocked(owed.amount, (owed.invoice_id,), (owed.number,))


@given(parts=st.lists(amounts, min_size=1, max_size=5))
def test_dues_up_to_the_threshold_do_not_block_and_a_cent_more_does(parts):
    owed = [an_owed_invoice(part) for part in parts]
    everything = total(parts, "BDT")
    at_it = BillingPolicy(dues_threshold=everything.minor)
    below_it = BillingPolicy(dues_threshold=everything.minor - 1)

    assert judged(*owed, now=late(), policy=at_it) == Allowed()
    assert judged(*owed, now=late(), policy=below_it).amount == everything


@given(amount=amounts)
def test_without_a_threshold_a_single_cent_blocks(amount):
    assert isinstance(judged(an_owed_invoice(taka(1)), now=late()), Blocked)
    assert judged(an_owed_invoice(amount), now=late()).amount == amount


@given(
    owed=st.lists(st.builds(an_owed_invoice, amounts, days), max_size=5),
    now=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=zones),  # noqa: DTZ001
    paid=st.data(),
)
def test_paying_never_blocks_and_paying_all_always_clears(owed, now, paid):
    before = judged(*owed, now=now)
    less = [o for o in owed if paid.draw(st.booleans())]

    if before == Allowed():
        assert judged(*less, now=now) == Allowed()
    assert judged(now=now) == Allowed()


@pytest.mark.parametrize("kind", ["emergency", "triage", "urgent_follow_up"])
def test_who_must_be_seen_is_never_blocked(kind):
    context = DuesContext(**{kind: True})

    assert judged(an_owed_invoice(), now=late(), context=context) == Allowed()


def test_an_override_lets_a_blocked_patient_book_and_is_to_be_spent():
    override = new(OverrideId)

    verdict = judged(an_owed_invoice(), now=late(), override=override)

    assert verdict == Allowed(override)


def test_an_override_is_not_spent_where_nothing_blocks():
    override = new(OverrideId)

    assert judged(now=late(), override=override) == Allowed()
    emergency = evolve(A_ROUTINE_VISIT, emergency=True)
    verdict = judged(
        an_owed_invoice(), now=late(), override=override, context=emergency
    )
    assert verdict == Allowed()


def test_the_refusal_says_the_amount_the_invoices_and_how_to_clear_them():
    owed = an_owed_invoice(taka(125_00))

    with pytest.raises(OutstandingDues) as refused:
        require_no_dues(judged(owed, now=late()))

    refusal = refused.value
    assert (refusal.code, refusal.rule) == ("outstanding_dues", "U1")
    assert refusal.facts["amount"] == taka(125_00)
    assert refusal.facts["invoices"] == (owed.invoice_id,)
    assert "125.00 BDT" in str(refusal.facts["how_to_clear"])


def test_who_is_allowed_is_told_which_override_to_spend():
    override = new(OverrideId)

    assert require_no_dues(Allowed()) is None
    assert require_no_dues(Allowed(override)) == override
