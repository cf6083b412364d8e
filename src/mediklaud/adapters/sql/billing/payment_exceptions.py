"""Money that came late or amiss, in its table."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.online_tables import payment_exceptions
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.payment_exception import (
    ExceptionKind,
    ExceptionStatus,
    PaymentException,
    PaymentExceptionNotFound,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    AccountId,
    InvoiceId,
    PatientId,
    PaymentExceptionId,
    PaymentId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money

_e = payment_exceptions.c
_ADD = insert(payment_exceptions)
_GET = select(payment_exceptions).where(is_param(payment_exceptions, "id"))
_SAVE = update(payment_exceptions).where(
    here(payment_exceptions), _e.id == bindparam("this"), _e.version == bindparam("was")
)
_ALL = (
    select(payment_exceptions)
    .where(here(payment_exceptions))
    .order_by(_e.id.desc())
    .limit(bindparam("limit"))
)
_WAITING = _ALL.where(_e.status == ExceptionStatus.WAITING.value)
_RETURNING = (
    select(_e.id)
    .where(here(payment_exceptions), _e.status == ExceptionStatus.RETURNING.value)
    .order_by(_e.decided_at, _e.id)
    .limit(bindparam("limit"))
)


@frozen
class SqlPaymentExceptions:
    """The `payment_exceptions` table."""

    database: Database

    def add(self, exception: PaymentException) -> None:
        try:
            self.database.change(_ADD, **_to_row(exception), **self._changes(exception))
        except IntegrityError as error:
            raise Contended from error

    def get(self, exception_id: PaymentExceptionId) -> PaymentException:
        row = self.database.first(_GET, id=exception_id.value)
        if row is None:
            raise PaymentExceptionNotFound(exception_id)
        return self._to_exception(row)

    def save(self, exception: PaymentException) -> PaymentException:
        following = evolve(exception, version=exception.version + 1)
        which = {"this": exception.id.value, "was": exception.version}
        if not self.database.change(_SAVE, **which, **self._changes(following)):
            raise Contended
        return following

    def page(
        self, *, waiting: bool, after: PaymentExceptionId | None, limit: int
    ) -> tuple[PaymentException, ...]:
        asked = _WAITING if waiting else _ALL
        if after is None:
            rows = self.database.rows(asked, limit=limit)
        else:
            older = asked.where(_e.id < bindparam("after"))
            rows = self.database.rows(older, after=after.value, limit=limit)
        return tuple(map(self._to_exception, rows))

    def going_back(self, limit: int) -> tuple[PaymentExceptionId, ...]:
        rows = self.database.rows(_RETURNING, limit=limit)
        return tuple(PaymentExceptionId(row.id) for row in rows)

    def _changes(self, exception: PaymentException) -> dict[str, object]:
        by, payment, reason = (
            exception.decided_by,
            exception.payment_id,
            exception.reason,
        )
        private, key = {"reason": reason}, exception.id.value
        return {
            "status": exception.status.value,
            "sealed": reason and self.database.seal(payment_exceptions, key, private),
            "decided_by": None if by is None else by.value,
            "decided_at": exception.decided_at,
            "payment_id": None if payment is None else payment.value,
            "version": exception.version,
        }

    def _to_exception(self, row: Row[Any]) -> PaymentException:
        kept, unseal = row.sealed, self.database.unseal
        return PaymentException(
            id=PaymentExceptionId(row.id),
            intent_id=PaymentIntentId(row.intent_id),
            patient_id=PatientId(row.patient_id),
            invoice_id=InvoiceId(row.invoice_id),
            kind=ExceptionKind(row.kind),
            asked=Money(row.asked_minor, row.asked_currency),
            captured=Money(row.captured_minor, row.captured_currency),
            provider=row.provider,
            provider_ref=row.provider_ref,
            found_at=row.found_at,
            status=ExceptionStatus(row.status),
            decided_by=row.decided_by and AccountId(row.decided_by),
            decided_at=row.decided_at,
            payment_id=row.payment_id and PaymentId(row.payment_id),
            version=row.version,
            **(unseal(payment_exceptions, row.id, kept) if kept else {}),
        )


def _to_row(exception: PaymentException) -> dict[str, object]:
    return {
        "id": exception.id.value,
        "intent_id": exception.intent_id.value,
        "patient_id": exception.patient_id.value,
        "invoice_id": exception.invoice_id.value,
        "kind": exception.kind.value,
        "asked_minor": exception.asked.minor,
        "asked_currency": exception.asked.currency,
        "captured_minor": exception.captured.minor,
        "captured_currency": exception.captured.currency,
        "provider": exception.provider,
        "provider_ref": exception.provider_ref,
        "found_at": exception.found_at,
    }
