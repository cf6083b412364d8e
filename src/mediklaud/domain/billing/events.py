"""What the other contexts hear of billing: money came in."""

from attrs import frozen

from mediklaud.domain.billing.payment import Payment


@frozen(kw_only=True)
class PaymentReceived:
    """A payment was taken, however it was made; it is on the books."""

    payment: Payment
