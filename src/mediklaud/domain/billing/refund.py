"""Money that goes back to who paid it: two people say so (B6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from attrs import evolve, field, frozen

from mediklaud.domain.billing.payment import Allocation, PaymentMethod
from mediklaud.domain.billing.refund_refusals import (
    NothingRefunded,
    NotInThisRefundStatus,
    OwnRefund,
    RefundElsewhere,
)
from mediklaud.domain.shared.ids import (
    AccountId,
    CashierSessionId,
    InvoiceId,
    PatientId,
    PaymentId,
    RefundId,
)
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class RefundStatus(StrEnum):
    """Where a refund is in its life; it only goes forward."""

    ASKED = "asked"
    REJECTED = "rejected"
    APPROVED = "approved"
    """The money has left the patient's account and waits to be paid out."""
    UNKNOWN = "unknown"
    """The gateway was asked; how it went is found out, never asked for twice."""
    PAID = "paid"
    FAILED = "failed"
    """The gateway said no: the money is the patient's credit again."""


HOLDING = frozenset(RefundStatus) - {RefundStatus.REJECTED, RefundStatus.FAILED}
"""Those of which the amount cannot be asked for again."""

OUT_OF_THE_ACCOUNT = HOLDING - {RefundStatus.ASKED}
"""Those whose money is not the patient's credit any more."""

ASKED_AGAIN_AFTER = timedelta(seconds=60)
"""More than one asking of the gateway may take: two never ask at once."""

FORWARD: dict[RefundStatus, frozenset[RefundStatus]] = {
    RefundStatus.ASKED: frozenset({RefundStatus.APPROVED, RefundStatus.REJECTED}),
    RefundStatus.APPROVED: frozenset(
        {RefundStatus.PAID, RefundStatus.UNKNOWN, RefundStatus.FAILED}
    ),
    RefundStatus.UNKNOWN: frozenset({RefundStatus.PAID, RefundStatus.FAILED}),
    RefundStatus.REJECTED: frozenset(),
    RefundStatus.PAID: frozenset(),
    RefundStatus.FAILED: frozenset(),
}
"""From where to where."""


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise NothingRefunded


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


@frozen(kw_only=True)
class Verdict:
    """Who let it go back, or did not, when, and why."""

    by: AccountId
    at: datetime = field(validator=has_time_zone)
    reason: str = field(converter=_tidy_reason, repr=False)


@frozen(kw_only=True)
class PayOut:
    """How the money left the house."""

    at: datetime = field(validator=has_time_zone)
    by: AccountId | None = None
    """Nobody where the gateway gave it back."""
    cashier_session_id: CashierSessionId | None = None
    provider_ref: str | None = None


@frozen(kw_only=True)
class Refund:
    """Asked for by one person, decided by another, then paid, or `failed`.

    `unknown` between the two is one that the gateway was asked for.
    """

    id: RefundId
    number: str
    payment_id: PaymentId
    patient_id: PatientId
    amount: Money = field(validator=_something)
    method: PaymentMethod
    reason: str = field(converter=_tidy_reason, repr=False)
    asked_by: AccountId | None
    asked_at: datetime = field(validator=has_time_zone)
    status: RefundStatus = RefundStatus.ASKED
    verdict: Verdict | None = None
    freed: tuple[Allocation, ...] = ()
    """What the money had paid for, and is owed again; the rest was credit."""
    sent_at: datetime | None = None
    """When the gateway was last asked."""
    paid: PayOut | None = None
    version: int = 1

    @property
    def from_invoices(self) -> Money:
        """What of it had paid for something."""
        return total((part.amount for part in self.freed), self.amount.currency)

    @property
    def from_credit(self) -> Money:
        """What of it had not been used."""
        return self.amount - self.from_invoices

    @property
    def is_online(self) -> bool:
        """Does the gateway give it back?"""
        return self.method is PaymentMethod.ONLINE

    def freed_on(self, invoice_id: InvoiceId) -> Money:
        """What is owed again of this invoice."""
        parts = (p.amount for p in self.freed if p.invoice_id == invoice_id)
        return total(parts, self.amount.currency)

    def require_decided_by(self, account_id: AccountId | None) -> AccountId:
        """Refuse a decision of who asked for it, or of nobody in particular."""
        if account_id is None or account_id == self.asked_by:
            raise OwnRefund(self.id)
        return account_id

    def rejected(self, verdict: Verdict) -> Refund:
        """It does not go back."""
        self.require_decided_by(verdict.by)
        return evolve(self._to(RefundStatus.REJECTED), verdict=verdict)

    def approved(self, verdict: Verdict, freed: tuple[Allocation, ...]) -> Refund:
        """It goes back: what it had paid for is owed again."""
        self.require_decided_by(verdict.by)
        return evolve(self._to(RefundStatus.APPROVED), verdict=verdict, freed=freed)

    def require_payable_here(self) -> None:
        """Refuse to hand over what the gateway gives back, or was not approved."""
        self._require(RefundStatus.PAID)
        if self.is_online:
            raise RefundElsewhere(self.id)

    def paid_out(self, how: PayOut) -> Refund:
        """Somebody has handed it over."""
        self.require_payable_here()
        return evolve(self._to(RefundStatus.PAID), paid=how)

    def sent(self, at: datetime) -> Refund:
        """The gateway is about to be asked for it, perhaps once more."""
        known = self.status is RefundStatus.UNKNOWN
        on_its_way = self if known else self._to(RefundStatus.UNKNOWN)
        return evolve(on_its_way, sent_at=at)

    def is_to_send(self, now: datetime) -> bool:
        """Is the gateway to be asked for it, or about it, and nobody does so now?"""
        left = self.sent_at is None or self.sent_at < now - ASKED_AGAIN_AFTER
        waits = self.status in {RefundStatus.APPROVED, RefundStatus.UNKNOWN}
        return self.is_online and waits and left

    def arrived(self, how: PayOut) -> Refund:
        """The gateway has given it back."""
        return evolve(self._to(RefundStatus.PAID), paid=how)

    def failed(self) -> Refund:
        """The gateway said no."""
        return self._to(RefundStatus.FAILED)

    def _require(self, status: RefundStatus) -> None:
        if status not in FORWARD[self.status]:
            raise NotInThisRefundStatus(self.id, self.status)

    def _to(self, status: RefundStatus) -> Refund:
        self._require(status)
        return evolve(self, status=status)
