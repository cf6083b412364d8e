"""How much of a payment can go back, how, and from where it comes (B6)."""

from attrs import evolve

from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.domain.billing.refund_refusals import MoreThanRefundable, NotPaidOnline
from mediklaud.domain.shared.money import Money


def require_refundable(payment: Payment, amount: Money, held: Money) -> None:
    """Refuse more than is left when what is held by other refunds is taken off."""
    left = payment.amount - held
    if left < amount:
        raise MoreThanRefundable(payment.id, left)


def way_back(payment: Payment, wished: PaymentMethod | None) -> PaymentMethod:
    """The way the money came, if no other is wished for; online only what came so."""
    method = wished or payment.method
    if method is PaymentMethod.ONLINE and payment.method is not method:
        raise NotPaidOnline(payment.id)
    return method


def taken_from(payment: Payment, amount: Money) -> tuple[Allocation, ...]:
    """What is owed again if so much goes back: unused money first goes.

    Then that which paid for the latest invoice.
    """
    wanted = amount - min(payment.credit, amount)
    freed = []
    for part in sorted(payment.allocations, key=lambda a: a.invoice_id, reverse=True):
        share = min(part.amount, wanted)
        if share:
            freed.append(evolve(part, amount=share))
            wanted -= share
    return tuple(freed)
