"""Why money does not go back (B6)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue, NotFound, NotPermitted, RuleBroken
from mediklaud.domain.shared.ids import PaymentId, RefundId
from mediklaud.domain.shared.money import Money


@frozen
class RefundNotFound(NotFound):
    """There is no such refund, or it is not yours."""

    rule: ClassVar[str] = "X1"
    refund_id: RefundId


@frozen
class NothingRefunded(InvalidValue):
    """A refund is more than nothing."""

    rule: ClassVar[str] = "B6"


@frozen
class MoreThanRefundable(RuleBroken):
    """More than what was paid less what goes back already, or was asked for."""

    rule: ClassVar[str] = "B6"
    payment_id: PaymentId
    left: Money


@frozen
class NotPaidOnline(RuleBroken):
    """This money did not come online: it goes back in another way."""

    rule: ClassVar[str] = "B6"
    payment_id: PaymentId


@frozen
class RefundElsewhere(RuleBroken):
    """The payment provider gives this money back: nobody pays it out."""

    rule: ClassVar[str] = "B6"
    refund_id: RefundId


@frozen
class OwnRefund(NotPermitted):
    """Somebody decides who has not asked for it, and whose money it is not."""

    rule: ClassVar[str] = "B6"
    refund_id: RefundId


@frozen
class NotInThisRefundStatus(RuleBroken):
    """The refund was decided, paid or given up already, or is not approved yet."""

    rule: ClassVar[str] = "B6"
    refund_id: RefundId
    status: str
