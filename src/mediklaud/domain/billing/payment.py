"""Money that came in, and the invoices it pays."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.billing.slip import Slip
from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    CashierSessionId,
    InvoiceId,
    PatientId,
    PaymentId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone


class PaymentMethod(StrEnum):
    """How it was paid."""

    CASH = "cash"
    CARD = "card"
    MOBILE = "mobile"
    BANK_TRANSFER = "bank_transfer"
    ONLINE = "online"
    """By the gateway: nobody takes it at the desk."""


AT_THE_DESK = (PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.MOBILE)
"""What changes hands at the desk, and is counted there; a transfer comes by itself."""


@frozen
class PaymentNotFound(NotFound):
    """There is no such payment, or it is not yours."""

    rule: ClassVar[str] = "X1"
    payment_id: PaymentId


@frozen
class NothingPaid(InvalidValue):
    """A payment is more than nothing."""

    rule: ClassVar[str] = "B5"


@frozen
class MoreThanPaid(InvalidValue):
    """A payment cannot pay for more than its amount."""

    rule: ClassVar[str] = "B5"


@frozen
class NotInADrawer(InvalidValue):
    """What is paid at the desk, and nothing else, belongs to a cashier session."""

    rule: ClassVar[str] = "B9"


@frozen
class NotTakenByHand(InvalidValue):
    """What is paid online is reported by the gateway, never taken by somebody."""


class NotByAGateway(InvalidValue):
    """Money is paid online by the gateway alone: nobody takes it at the desk."""

    rule: ClassVar[str] = "B7"


@frozen
class AlreadyPaid(RuleBroken):
    """The invoice is paid already: ask whether to keep the money as credit."""

    rule: ClassVar[str] = "B5"
    invoice_id: InvoiceId


@frozen
class MoreThanDue(RuleBroken):
    """More than the invoice's due amount: ask whether to keep the rest as credit."""

    rule: ClassVar[str] = "B5"
    invoice_id: InvoiceId
    due: Money


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise NothingPaid


@frozen
class Allocation:
    """The part of a payment that pays for one invoice."""

    payment_id: PaymentId
    invoice_id: InvoiceId
    amount: Money = field(validator=_something)


@frozen
class Credit:
    """What is left of a payment when its invoices are paid."""

    payment_id: PaymentId
    amount: Money = field(validator=_something)


@frozen(kw_only=True)
class Payment:
    """Money received from a patient, with what it paid for. It never changes."""

    id: PaymentId
    number: str
    patient_id: PatientId
    amount: Money = field(validator=_something)
    method: PaymentMethod
    received_at: datetime = field(validator=has_time_zone)
    received_by: AccountId | None
    allocations: tuple[Allocation, ...]
    cashier_session_id: CashierSessionId | None = None
    refunded: Money | None = None
    """What of it went back, or is about to; none if nothing."""
    intent_id: PaymentIntentId | None = None
    """The attempt to pay online that it came of."""
    slip: Slip | None = field(default=None, repr=False)
    """What its receipt says for ever; none for money that came for no invoice."""

    def __attrs_post_init__(self) -> None:
        if (self.cashier_session_id is None) == (self.method in AT_THE_DESK):
            raise NotInADrawer
        if (self.intent_id is None) == (self.method is PaymentMethod.ONLINE):
            raise NotByAGateway
        if self.credit.minor < 0:
            raise MoreThanPaid

    @property
    def credit(self) -> Money:
        """What no invoice needed: it is the patient's, for the invoices to come."""
        used = total((a.amount for a in self.allocations), self.amount.currency)
        left = self.amount - used
        return left - self.refunded if self.refunded else left
