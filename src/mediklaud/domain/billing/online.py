"""One attempt to pay online: kept before anybody outside hears of it (B7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.billing.gateway import GatewayState, GatewayStatus, Redirect
from mediklaud.domain.billing.payment import NothingPaid
from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentIntentId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone


class IntentStatus(StrEnum):
    """Where an attempt to pay is in its life; it only goes forward."""

    CREATED = "created"
    STARTED = "started"
    """The payer may be on the gateway's page."""
    UNKNOWN = "unknown"
    """The gateway did not answer: asked again under the same key."""
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    AMISS = "amiss"
    """Money came late, or another amount: a payment exception says so."""


OPEN_INTENTS = frozenset(
    {IntentStatus.CREATED, IntentStatus.STARTED, IntentStatus.UNKNOWN}
)
"""Those that may still come to money; one for each invoice at most."""

_SOON, _RARELY = timedelta(minutes=1), timedelta(hours=1)
_LONG_AFTER = timedelta(days=1)
_ENDED = frozenset({IntentStatus.FAILED, IntentStatus.CANCELLED, IntentStatus.EXPIRED})

FORWARD: dict[IntentStatus, frozenset[IntentStatus]] = {
    IntentStatus.CREATED: frozenset(IntentStatus) - {IntentStatus.CREATED},
    IntentStatus.UNKNOWN: frozenset(IntentStatus)
    - {IntentStatus.CREATED, IntentStatus.UNKNOWN},
    IntentStatus.STARTED: _ENDED | {IntentStatus.SUCCEEDED, IntentStatus.AMISS},
    **dict.fromkeys(_ENDED, frozenset({IntentStatus.AMISS})),
    IntentStatus.SUCCEEDED: frozenset(),
    IntentStatus.AMISS: frozenset(),
}
"""From where to where."""

_ENDS = {
    GatewayState.FAILED: IntentStatus.FAILED,
    GatewayState.CANCELLED: IntentStatus.CANCELLED,
    GatewayState.EXPIRED: IntentStatus.EXPIRED,
}


@frozen
class IntentNotFound(NotFound):
    """There is no such online payment, or it is not yours."""

    rule: ClassVar[str] = "X1"
    intent_id: PaymentIntentId


@frozen
class IntentOver(RuleBroken):
    """This online payment has ended: please start another."""

    rule: ClassVar[str] = "B7"
    intent_id: PaymentIntentId


@frozen
class OtherAmountUnderWay(RuleBroken):
    """Another amount is being paid online for this invoice: finish or cancel that."""

    rule: ClassVar[str] = "B7"
    invoice_id: InvoiceId
    amount: Money


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise NothingPaid


@frozen(kw_only=True)
class PaymentIntent:
    """A wish to pay so much of an invoice online; its id is our key."""

    id: PaymentIntentId
    patient_id: PatientId
    invoice_id: InvoiceId
    amount: Money = field(validator=_something)
    provider: str
    """The gateway's name."""
    status: IntentStatus = IntentStatus.CREATED
    provider_ref: str | None = None
    redirect: str | None = field(default=None, repr=False)
    """Where the payer goes."""
    asked_at: datetime = field(validator=has_time_zone)
    expires_at: datetime = field(validator=has_time_zone)
    look_at: datetime | None = None
    """When the gateway is asked how it stands, if it has told nothing till then."""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """May it still come to money?"""
        return self.status in OPEN_INTENTS

    def is_over_at(self, now: datetime) -> bool:
        """Open as it is, nobody is asked to pay it any more."""
        return self.is_open and now >= self.expires_at

    def to_be_asked(self, now: datetime) -> PaymentIntent:
        """Asked again after half of its age: soon at first, then ever more rarely.

        A day after its end the hospital itself ends it; money after that is late.
        """
        if not self.is_open:
            return evolve(self, look_at=None)
        if now >= self.expires_at + _LONG_AFTER:
            return evolve(self._to(IntentStatus.EXPIRED), look_at=None)
        age = (now - self.asked_at) / 2
        return evolve(self, look_at=now + max(_SOON, min(age, _RARELY)))

    def started(self, redirect: Redirect) -> PaymentIntent:
        """The gateway has taken the order."""
        ref, url = redirect.provider_ref, redirect.url
        return evolve(self._to(IntentStatus.STARTED), provider_ref=ref, redirect=url)

    def known_as(self, provider_ref: str) -> PaymentIntent:
        """The gateway has told how it calls the order."""
        return evolve(self, provider_ref=self.provider_ref or provider_ref)

    def unanswered(self) -> PaymentIntent:
        """The gateway did not answer; it stays so until it does."""
        if self.status is IntentStatus.UNKNOWN:
            return self
        return self._to(IntentStatus.UNKNOWN)

    def ended(self, status: IntentStatus) -> PaymentIntent:
        """No money came of it, or it did."""
        return self._to(status)

    def told(self, truth: GatewayStatus) -> PaymentIntent:
        """How it stands by what the gateway says; money amiss is not success."""
        if truth.state is GatewayState.SUCCEEDED:
            return self._to(self._succeeded(truth))
        end = _ENDS.get(truth.state)
        return self if end is None or not self.is_open else self._to(end)

    def _succeeded(self, truth: GatewayStatus) -> IntentStatus:
        as_asked = truth.captured == self.amount and truth.key == str(self.id)
        return (
            IntentStatus.SUCCEEDED
            if as_asked and self.is_open
            else (IntentStatus.AMISS)
        )

    def _to(self, status: IntentStatus) -> PaymentIntent:
        if status not in FORWARD[self.status]:
            raise IntentOver(self.id)
        return evolve(self, status=status)
