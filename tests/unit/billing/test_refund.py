import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from mediklaud.domain.billing.payment import Allocation, PaymentMethod
from mediklaud.domain.billing.refund import FORWARD, RefundStatus
from mediklaud.domain.billing.refund_refusals import (
    MoreThanRefundable,
    NothingRefunded,
    NotInThisRefundStatus,
    NotPaidOnline,
    OwnRefund,
    RefundElsewhere,
)
from mediklaud.domain.billing.refunding import (
    require_refundable,
    taken_from,
    way_back,
)
from mediklaud.domain.shared.ids import CashierSessionId, InvoiceId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import a_payment, taka
from tests.builders.refunds import (
    a_refund,
    a_verdict,
    an_online_refund,
    approved,
    paid_out,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new

MOVES = {
    RefundStatus.REJECTED: lambda r: r.rejected(a_verdict()),
    RefundStatus.APPROVED: approved,
    RefundStatus.UNKNOWN: lambda r: r.sent(MONDAY_MORNING),
    RefundStatus.PAID: lambda r: r.arrived(paid_out(by=None)),
    RefundStatus.FAILED: lambda r: r.failed(),
}


@given(
    st.sampled_from(RefundStatus),
    st.sampled_from(sorted(MOVES)),
)
@settings(max_examples=40)
def test_a_refund_only_goes_forward(now, then):
    refund = an_online_refund(status=now)

    if then in FORWARD[now] or now is then is RefundStatus.UNKNOWN:
        assert MOVES[then](refund).status is then
    else:
        with pytest.raises(NotInThisRefundStatus):
            MOVES[then](refund)


def test_whoever_asked_does_not_decide():
    refund = a_refund()
    own = a_verdict(by=refund.asked_by)

    for decide in (lambda: refund.rejected(own), lambda: refund.approved(own, ())):
        with pytest.raises(OwnRefund):
            decide()


def test_nobody_in_particular_does_not_decide():
    with pytest.raises(OwnRefund):
        a_refund(asked_by=None).require_decided_by(None)


@pytest.mark.parametrize("minor", [0, -1])
def test_a_refund_is_more_than_nothing(minor):
    with pytest.raises(NothingRefunded):
        a_refund(amount=taka(minor))


def test_nobody_hands_over_what_the_gateway_gives_back():
    refund = approved(an_online_refund())

    with pytest.raises(RefundElsewhere):
        refund.paid_out(paid_out())


def test_what_was_not_approved_is_not_handed_over():
    with pytest.raises(NotInThisRefundStatus):
        a_refund().paid_out(paid_out())


def test_money_goes_back_the_way_it_came_if_no_other_is_named():
    card = a_payment(
        method=PaymentMethod.CARD, cashier_session_id=new(CashierSessionId)
    )

    assert way_back(card, None) is PaymentMethod.CARD
    assert way_back(card, PaymentMethod.CASH) is PaymentMethod.CASH


def test_only_what_came_online_goes_back_online():
    online = a_payment(method=PaymentMethod.ONLINE)

    assert way_back(online, None) is PaymentMethod.ONLINE
    assert way_back(online, PaymentMethod.CASH) is PaymentMethod.CASH
    with pytest.raises(NotPaidOnline):
        way_back(a_payment(), PaymentMethod.ONLINE)


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(1, 2000))
@settings(max_examples=50)
def test_never_more_goes_back_than_came_in(paid, held, wished):
    payment = a_payment(taka(paid))
    if wished + held <= paid:
        require_refundable(payment, taka(wished), taka(held))
    else:
        with pytest.raises(MoreThanRefundable) as refused:
            require_refundable(payment, taka(wished), taka(held))
        assert refused.value.left == taka(paid - held)


def test_other_money_does_not_go_back():
    with pytest.raises(CurrencyMismatch):
        require_refundable(a_payment(), Money(1, "EUR"), taka(0))


def _paid_for(amounts, unused):
    """A payment for so many invoices, the earliest first, and something unused."""
    parts = [(new(InvoiceId), taka(n)) for n in amounts]
    return a_payment(taka(sum(amounts) + unused), *parts)


@given(
    st.lists(st.integers(1, 50), max_size=5),
    st.integers(0, 50),
    st.integers(1, 300),
)
@settings(max_examples=50)
def test_unused_money_goes_first_then_that_of_the_latest_invoice(paid, unused, wished):
    if not paid and not unused:
        return
    payment = _paid_for(paid, unused)
    amount = min(wished, payment.amount.minor)
    coins = [*("unused" for _ in range(unused))]
    for part in reversed(payment.allocations):
        coins += [part.invoice_id] * part.amount.minor

    freed = taken_from(payment, taka(amount))

    gone = coins[:amount]
    wanted = {str(one): gone.count(one) for one in gone if one != "unused"}
    assert {str(p.invoice_id): p.amount.minor for p in freed} == wanted
    assert all(part.payment_id == payment.id for part in freed)


def test_what_went_back_already_is_not_unused_any_more():
    payment = _paid_for([30], 20)
    less = evolve(payment, refunded=taka(20))

    [freed] = taken_from(less, taka(5))
    assert less.credit == taka(0)
    assert freed == Allocation(payment.id, payment.allocations[0].invoice_id, taka(5))
