"""Money that came online late or amiss: it is there, and somebody decides (B7)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.billing.payment import NothingPaid
from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    InvoiceId,
    PatientId,
    PaymentExceptionId,
    PaymentId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class ExceptionKind(StrEnum):
    """What is amiss."""

    LATE = "late"
    """It came after the online payment had ended."""
    MISMATCH = "mismatch"
    """Another amount or currency than was asked for, or under another key."""


class ExceptionStatus(StrEnum):
    """Where the decision is."""

    WAITING = "waiting"
    KEPT = "kept"
    """It is the patient's payment now."""
    RETURNING = "returning"
    """On its way back; the worker asks the gateway for it."""
    RETURNED = "returned"


class ExceptionDecision(StrEnum):
    """What may become of the money."""

    KEEP = "keep"
    RETURN = "return"


@frozen
class PaymentExceptionNotFound(NotFound):
    """There is no such payment on the list."""

    rule: ClassVar[str] = "B7"
    exception_id: PaymentExceptionId


@frozen
class ExceptionDecided(RuleBroken):
    """What becomes of this money has been decided already."""

    rule: ClassVar[str] = "B7"
    exception_id: PaymentExceptionId


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise NothingPaid


@frozen(kw_only=True)
class PaymentException:
    """What the gateway captured, beside what was asked for."""

    id: PaymentExceptionId
    intent_id: PaymentIntentId
    patient_id: PatientId
    invoice_id: InvoiceId
    kind: ExceptionKind
    asked: Money
    captured: Money = field(validator=_something)
    provider: str
    provider_ref: str
    found_at: datetime = field(validator=has_time_zone)
    status: ExceptionStatus = ExceptionStatus.WAITING
    reason: str | None = field(default=None, repr=False)
    decided_by: AccountId | None = None
    decided_at: datetime | None = None
    payment_id: PaymentId | None = None
    """The payment that it has become."""
    version: int = 1

    def kept(
        self, payment_id: PaymentId, reason: str, by: AccountId | None, at: datetime
    ) -> PaymentException:
        """The patient's after all."""
        decided = self._decided(reason, by, at)
        return evolve(decided, status=ExceptionStatus.KEPT, payment_id=payment_id)

    def going_back(
        self, reason: str, by: AccountId | None, at: datetime
    ) -> PaymentException:
        """Back to where it came from, all of it."""
        decided = self._decided(reason, by, at)
        return evolve(decided, status=ExceptionStatus.RETURNING)

    def gone_back(self) -> PaymentException:
        """The gateway has given it back."""
        return evolve(self, status=ExceptionStatus.RETURNED)

    def refused_back(self) -> PaymentException:
        """The gateway does not give it back: somebody decides anew."""
        return evolve(self, status=ExceptionStatus.WAITING)

    def _decided(
        self, reason: str, by: AccountId | None, at: datetime
    ) -> PaymentException:
        if self.status is not ExceptionStatus.WAITING:
            raise ExceptionDecided(self.id)
        tidy = clean(reason, "reason", longest=500)
        return evolve(self, reason=tidy, decided_by=by, decided_at=at)
