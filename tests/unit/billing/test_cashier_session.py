"""A drawer's float, its takings and its count, as values (B9)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediklaud.domain.billing.cashier_session import (
    CashierSessionIsClosed,
    NegativeFloat,
)
from mediklaud.domain.billing.drawer_count import (
    DifferenceWithoutNote,
    ImpossibleCount,
)
from mediklaud.domain.billing.payment import AT_THE_DESK, NotInADrawer, PaymentMethod
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.billing import a_payment, taka
from tests.builders.drawers import a_session, counted, so_much
from tests.hospital import new

sums = st.integers(0, 10**9)


def threes(each):
    return st.tuples(each, each, each)


def by_method(three):
    return dict(zip(("cash", "card", "mobile"), three, strict=True))


a_few = settings(max_examples=40)


@a_few
@given(st.integers(0, 10**6), threes(st.integers(-(10**6), 10**6)), threes(sums))
def test_a_difference_is_what_was_counted_less_float_and_takings(opening, taken, found):
    came_in = so_much(**by_method(taken))
    count = by_method(found)

    closed = counted(a_session(opening), came_in, note="Counted twice", **count)

    assert [c.difference.minor for c in closed.closing.counts] == [
        found[0] - opening - taken[0],
        found[1] - taken[1],
        found[2] - taken[2],
    ]


def test_a_count_that_is_right_needs_no_note():
    closed = counted(a_session(200), so_much(cash=50, card=70), cash=250, card=70)

    assert not closed.is_open
    assert closed.closing.differences == ()


@pytest.mark.parametrize("cash", [249, 251])
def test_a_difference_needs_a_note(cash):
    with pytest.raises(DifferenceWithoutNote):
        counted(a_session(200), so_much(cash=50), cash=cash)


def test_what_was_not_counted_is_nothing():
    closed = counted(a_session(), so_much(card=70), note="The slips are lost")

    [lost] = closed.closing.differences
    assert (lost.method, lost.difference) == (PaymentMethod.CARD, taka(-70))


def test_a_session_is_closed_once():
    with pytest.raises(CashierSessionIsClosed):
        counted(counted(a_session()))


@pytest.mark.parametrize("count", [{"bank_transfer": 1}, {"online": 1}, {"cash": -1}])
def test_what_cannot_lie_in_a_drawer_cannot_be_counted(count):
    with pytest.raises(ImpossibleCount):
        counted(a_session(), note="So it is", **count)


def test_a_method_is_counted_once():
    twice = (*so_much(cash=1), *so_much(cash=2))
    session = a_session()

    with pytest.raises(ImpossibleCount):
        session.close(twice, (), at=session.opened_at, by=None, note="So it is")


def test_a_drawer_holds_one_kind_of_money():
    with pytest.raises(CurrencyMismatch):
        counted(a_session(opening_float=Money(0, "EUR")), cash=1, note="So it is")


def test_a_drawer_opens_with_nothing_at_least():
    with pytest.raises(NegativeFloat):
        a_session(-1)


@pytest.mark.parametrize("text", ["", "  ", "a\x07b", "x" * 2001])
def test_a_note_says_something(text):
    with pytest.raises(MalformedText):
        counted(a_session(), note=text)


@pytest.mark.parametrize("method", PaymentMethod)
def test_what_is_paid_at_the_desk_and_nothing_else_names_its_drawer(method):
    session_id = new(CashierSessionId)
    fits, fails = (session_id, None) if method in AT_THE_DESK else (None, session_id)

    assert a_payment(method=method, cashier_session_id=fits).method is method
    with pytest.raises(NotInADrawer):
        a_payment(method=method, cashier_session_id=fails)
