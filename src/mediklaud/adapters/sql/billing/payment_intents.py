"""Attempts to pay online, in their table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Row, bindparam, case, insert, select, update
from sqlalchemy.exc import IntegrityError

import mediklaud.adapters.sql.billing.online_triggers  # noqa: F401 - with the tables
from mediklaud.adapters.sql.billing.online_tables import payment_events, payment_intents
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.online import (
    OPEN_INTENTS,
    IntentNotFound,
    IntentStatus,
    PaymentIntent,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentIntentId
from mediklaud.domain.shared.money import Money

_i, _e = payment_intents.c, payment_events.c
_ADD = insert(payment_intents)
_GET = select(payment_intents).where(is_param(payment_intents, "id"))
_SAVE = update(payment_intents).where(
    here(payment_intents), _i.id == bindparam("this"), _i.version == bindparam("was")
)
_LATEST = (
    select(payment_intents)
    .where(is_param(payment_intents, "invoice_id"))
    .order_by(case((_i.status.in_(sorted(OPEN_INTENTS)), 0), else_=1), _i.id.desc())
    .limit(1)
)
_OF_REF = select(payment_intents).where(
    is_param(payment_intents, "provider", "provider_ref")
)
_OF_PATIENT = (
    select(payment_intents)
    .where(is_param(payment_intents, "patient_id"))
    .order_by(_i.id.desc())
)
_REPORTED = (
    select(_e.intent_id)
    .where(here(payment_events), _e.followed_up_at.is_(None), _e.intent_id.is_not(None))
    .distinct()
    .limit(bindparam("limit"))
)
_DUE = (
    select(_i.id)
    .where(
        here(payment_intents), _i.look_at.is_not(None), _i.look_at <= bindparam("now")
    )
    .order_by(_i.look_at)
    .limit(bindparam("limit"))
)


@frozen
class SqlPaymentIntents:
    """The `payment_intents` table."""

    database: Database

    def add(self, intent: PaymentIntent) -> None:
        row = {**_to_row(intent), **self._changes(intent)}
        try:
            self.database.change(_ADD, **row)
        except IntegrityError as error:
            raise Contended from error

    def get(self, intent_id: PaymentIntentId, scope: Scope) -> PaymentIntent:
        found = self._one(_GET, id=intent_id.value)
        if found is None or not scope.covers(found.patient_id):
            raise IntentNotFound(intent_id)
        return found

    def save(self, intent: PaymentIntent) -> PaymentIntent:
        following = evolve(intent, version=intent.version + 1)
        which = {"this": intent.id.value, "was": intent.version}
        if not self.database.change(_SAVE, **which, **self._changes(following)):
            raise Contended
        return following

    def latest_of(self, invoice_id: InvoiceId) -> PaymentIntent | None:
        return self._one(_LATEST, invoice_id=invoice_id.value)

    def of_ref(self, provider: str, provider_ref: str) -> PaymentIntent | None:
        return self._one(_OF_REF, provider=provider, provider_ref=provider_ref)

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentIntent, ...]:
        rows = self.database.rows(_OF_PATIENT, patient_id=patient_id.value)
        return tuple(map(self._to_intent, rows))

    def to_look_at(self, now: datetime, limit: int) -> tuple[PaymentIntentId, ...]:
        reported = self.database.rows(_REPORTED, limit=limit)
        due = self.database.rows(_DUE, now=now, limit=limit)
        found = dict.fromkeys(row[0] for row in (*reported, *due))
        return tuple(map(PaymentIntentId, found))[:limit]

    def _one(self, statement: Any, **values: object) -> PaymentIntent | None:  # noqa: ANN401
        row = self.database.first(statement, **values)
        return None if row is None else self._to_intent(row)

    def _changes(self, intent: PaymentIntent) -> dict[str, object]:
        private = {"redirect": intent.redirect}
        seal = self.database.seal
        return {
            "status": intent.status.value,
            "provider_ref": intent.provider_ref,
            "sealed": intent.redirect
            and seal(payment_intents, intent.id.value, private),
            "look_at": intent.look_at,
            "version": intent.version,
        }

    def _to_intent(self, row: Row[Any]) -> PaymentIntent:
        kept, unseal = row.sealed, self.database.unseal
        return PaymentIntent(
            id=PaymentIntentId(row.id),
            patient_id=PatientId(row.patient_id),
            invoice_id=InvoiceId(row.invoice_id),
            amount=Money(row.amount_minor, row.currency),
            provider=row.provider,
            status=IntentStatus(row.status),
            provider_ref=row.provider_ref,
            asked_at=row.asked_at,
            expires_at=row.expires_at,
            look_at=row.look_at,
            version=row.version,
            **(unseal(payment_intents, row.id, kept) if kept else {}),
        )


def _to_row(intent: PaymentIntent) -> dict[str, object]:
    return {
        "id": intent.id.value,
        "patient_id": intent.patient_id.value,
        "invoice_id": intent.invoice_id.value,
        "amount_minor": intent.amount.minor,
        "currency": intent.amount.currency,
        "provider": intent.provider,
        "asked_at": intent.asked_at,
        "expires_at": intent.expires_at,
    }
