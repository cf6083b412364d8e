"""Payments online, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.gateway import GatewayEvent
from mediklaud.domain.billing.online import IntentNotFound, PaymentIntent
from mediklaud.domain.billing.payment_exception import (
    ExceptionStatus,
    PaymentException,
    PaymentExceptionNotFound,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PatientId,
    PaymentExceptionId,
    PaymentIntentId,
)


@frozen
class MemoryPaymentIntents:
    """Attempts by their id."""

    tables: Tables

    def add(self, intent: PaymentIntent) -> None:
        latest = self.latest_of(intent.invoice_id)
        if latest is not None and latest.is_open:
            raise Contended
        self.tables["payment_intents"][intent.id] = intent

    def get(self, intent_id: PaymentIntentId, scope: Scope) -> PaymentIntent:
        found: PaymentIntent | None = self.tables["payment_intents"].get(intent_id)
        if found is None or not scope.covers(found.patient_id):
            raise IntentNotFound(intent_id)
        return found

    def save(self, intent: PaymentIntent) -> PaymentIntent:
        if self.tables["payment_intents"][intent.id].version != intent.version:
            raise Contended
        following = evolve(intent, version=intent.version + 1)
        self.tables["payment_intents"][intent.id] = following
        return following

    def latest_of(self, invoice_id: InvoiceId) -> PaymentIntent | None:
        found = [one for one in self._all() if one.invoice_id == invoice_id]
        return max(found, key=lambda one: (one.is_open, one.id), default=None)

    def of_ref(self, provider: str, provider_ref: str) -> PaymentIntent | None:
        asked = (provider, provider_ref)
        found = (i for i in self._all() if (i.provider, i.provider_ref) == asked)
        return next(found, None)

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentIntent, ...]:
        found = (one for one in self._all() if one.patient_id == patient_id)
        return tuple(sorted(found, key=lambda one: one.id, reverse=True))

    def to_look_at(self, now: datetime, limit: int) -> tuple[PaymentIntentId, ...]:
        events = self.tables["payment_events"].values()
        reported = [about for _, about, undone in events if undone and about]
        waiting = (i for i in self._all() if i.look_at and i.look_at <= now)
        due = sorted(waiting, key=lambda intent: (intent.look_at, intent.id))
        found = dict.fromkeys([*reported, *(intent.id for intent in due)])
        return tuple(found)[:limit]

    def _all(self) -> Iterator[PaymentIntent]:
        yield from self.tables["payment_intents"].values()


@frozen
class MemoryPaymentEvents:
    """Reports by gateway and id: each with its attempt, and whether it is undone."""

    tables: Tables

    def add(
        self,
        provider: str,
        event: GatewayEvent,
        intent: PaymentIntent | None,
        at: datetime,  # noqa: ARG002
    ) -> bool:
        known = self.tables["payment_events"]
        if (provider, event.id) in known:
            return False
        about = None if intent is None else intent.id
        known[provider, event.id] = (event, about, True)
        return True

    def undone(self, intent_id: PaymentIntentId) -> tuple[GatewayEvent, ...]:
        found = self.tables["payment_events"].values()
        return tuple(e for e, about, undone in found if undone and about == intent_id)

    def followed_up(
        self,
        provider: str,
        events: Sequence[GatewayEvent],
        at: datetime,  # noqa: ARG002
    ) -> None:
        known = self.tables["payment_events"]
        for event in events:
            kept, about, _ = known[provider, event.id]
            known[provider, event.id] = (kept, about, False)


@frozen
class MemoryPaymentExceptions:
    """Exceptions by their id."""

    tables: Tables

    def add(self, exception: PaymentException) -> None:
        if any(one.intent_id == exception.intent_id for one in self._all()):
            raise Contended
        self.tables["payment_exceptions"][exception.id] = exception

    def get(self, exception_id: PaymentExceptionId) -> PaymentException:
        found = self.tables["payment_exceptions"].get(exception_id)
        if found is None:
            raise PaymentExceptionNotFound(exception_id)
        return found  # type: ignore[no-any-return]

    def save(self, exception: PaymentException) -> PaymentException:
        if self.get(exception.id).version != exception.version:
            raise Contended
        following = evolve(exception, version=exception.version + 1)
        self.tables["payment_exceptions"][exception.id] = following
        return following

    def page(
        self, *, waiting: bool, after: PaymentExceptionId | None, limit: int
    ) -> tuple[PaymentException, ...]:
        wanted = {ExceptionStatus.WAITING} if waiting else set(ExceptionStatus)
        found = (one for one in self._all() if one.status in wanted)
        older = (one for one in found if after is None or one.id < after)
        return tuple(sorted(older, key=lambda one: one.id, reverse=True)[:limit])

    def going_back(self, limit: int) -> tuple[PaymentExceptionId, ...]:
        going = [e for e in self._all() if e.status is ExceptionStatus.RETURNING]
        first = sorted(going, key=lambda one: (one.decided_at, one.id))
        return tuple(one.id for one in first[:limit])

    def _all(self) -> Iterator[PaymentException]:
        yield from self.tables["payment_exceptions"].values()
