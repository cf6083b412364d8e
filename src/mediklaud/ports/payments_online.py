"""What the hospital remembers of payments online: wishes, reports, oddities (B7)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.gateway import GatewayEvent
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.billing.payment_exception import PaymentException
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PatientId,
    PaymentExceptionId,
    PaymentIntentId,
)


class PaymentIntents(Protocol):
    """Every attempt to pay online; it only goes forward, and none disappears."""

    def add(self, intent: PaymentIntent) -> None:
        """Remember a new one; `Contended` if the invoice has an open one."""

    def get(self, intent_id: PaymentIntentId, scope: Scope) -> PaymentIntent:
        """The attempt; `IntentNotFound` if there is none within reach."""

    def save(self, intent: PaymentIntent) -> PaymentIntent:
        """Keep it under its next version, and answer it.

        `Contended` if it is not the version that was read.
        """

    def latest_of(self, invoice_id: InvoiceId) -> PaymentIntent | None:
        """The invoice's open one; without any, the last that was begun."""

    def of_ref(self, provider: str, provider_ref: str) -> PaymentIntent | None:
        """The one that the gateway calls so."""

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentIntent, ...]:
        """All of the patient's, the latest first."""

    def to_look_at(self, now: datetime, limit: int) -> tuple[PaymentIntentId, ...]:
        """Those that are to be asked about by now: reported ones before all others."""


class PaymentEvents(Protocol):
    """Every report of a gateway, kept once by its id."""

    def add(
        self,
        provider: str,
        event: GatewayEvent,
        intent: PaymentIntent | None,
        at: datetime,
    ) -> bool:
        """Remember it, with the attempt it is about; no, if it is known already."""

    def undone(self, intent_id: PaymentIntentId) -> tuple[GatewayEvent, ...]:
        """The reports about this attempt that nobody has followed up, in order."""

    def followed_up(
        self, provider: str, events: Sequence[GatewayEvent], at: datetime
    ) -> None:
        """The truth was asked for since these came."""


class PaymentExceptions(Protocol):
    """Money that came late or amiss."""

    def add(self, exception: PaymentException) -> None:
        """Remember it; `Contended` if its attempt has one."""

    def get(self, exception_id: PaymentExceptionId) -> PaymentException:
        """The exception; `PaymentExceptionNotFound` if there is none."""

    def save(self, exception: PaymentException) -> PaymentException:
        """Keep it under its next version, and answer it.

        `Contended` if it is not the version that was read.
        """

    def page(
        self, *, waiting: bool, after: PaymentExceptionId | None, limit: int
    ) -> tuple[PaymentException, ...]:
        """Those to be decided, or all: the latest found first, from `after` on."""

    def going_back(self, limit: int) -> tuple[PaymentExceptionId, ...]:
        """Those whose money is to be given back, the first decided first."""
