"""What the other contexts hear of billing: money came in, or went back."""

from attrs import frozen

from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.billing.refund import Refund


@frozen(kw_only=True)
class PaymentReceived:
    """A payment was taken, however it was made; it is on the books."""

    payment: Payment


@frozen(kw_only=True)
class RefundPaid:
    """Money is with its owner again, by whatever way it went."""

    refund: Refund
