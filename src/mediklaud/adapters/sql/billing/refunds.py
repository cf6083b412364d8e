"""Refunds, in their tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import Row, bindparam, insert, literal_column, or_, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.invoice_tables import dues, payments
from mediklaud.adapters.sql.billing.refund_rows import (
    to_freed_rows,
    to_refund,
    to_row,
    to_standing,
)
from mediklaud.adapters.sql.billing.refund_tables import (
    payment_refunds,
    refund_frees,
    refunds,
)
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import Refund, RefundStatus
from mediklaud.domain.billing.refund_refusals import RefundNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId, PaymentId, RefundId
from mediklaud.domain.shared.money import Money

_r, _h, _f = refunds.c, payment_refunds.c, refund_frees.c
_ADD = insert(refunds)
_SAVE = update(refunds).where(
    here(refunds), _r.id == bindparam("this"), _r.version == bindparam("read")
)
_PAID_IN = select(payments.c.amount_minor).where(
    here(payments), payments.c.id == bindparam("of")
)
_FIRST_HELD = insert(payment_refunds).values(
    payment_id=bindparam("of"),
    amount_minor=_PAID_IN.scalar_subquery(),
    held_minor=bindparam("amount"),
)
_HOLD = (
    update(payment_refunds)
    .where(here(payment_refunds), _h.payment_id == bindparam("of"))
    .values(held_minor=_h.held_minor + bindparam("amount"))
)
_HELD = (
    select(_h.held_minor, payments.c.currency)
    .join_from(
        payment_refunds,
        payments,
        (payments.c.hospital_id == _h.hospital_id) & (payments.c.id == _h.payment_id),
    )
    .where(is_param(payment_refunds, "payment_id"))
)
_FREE = insert(refund_frees)
_OWE_AGAIN = (
    update(dues)
    .where(here(dues), dues.c.invoice_id == bindparam("on"))
    .values(owed_minor=dues.c.owed_minor + bindparam("amount"))
)
_CREDIT = (
    update(patient_accounts)
    .where(here(patient_accounts), patient_accounts.c.patient_id == bindparam("of"))
    .values(credit_minor=patient_accounts.c.credit_minor + bindparam("amount"))
)
_FREED = (
    select(json_rows(_f.invoice_id, _f.amount_minor))
    .where(_f.hospital_id == _r.hospital_id, _f.refund_id == _r.id)
    .correlate(refunds)
    .scalar_subquery()
    .label("freed")
)
_WHOLE = select(refunds, _FREED).where(here(refunds))
_GET = _WHOLE.where(_r.id == bindparam("id"))
_AFTER_ALL = UUID(int=2**128 - 1)
_PAGE = (
    _WHOLE.where(
        _r.status.in_(bindparam("statuses", expanding=True)),
        _r.id < bindparam("after"),
    )
    .order_by(_r.id.desc())
    .limit(bindparam("limit"))
)
_OF_PATIENT = _PAGE.where(_r.patient_id == bindparam("patient_id"))
_TO_SEND = (
    _WHOLE.where(
        # Spelled out, so that its partial index is used also in a prepared statement.
        _r.method == literal_column("'online'"),
        _r.status.in_([literal_column("'approved'"), literal_column("'unknown'")]),
        or_(_r.sent_at.is_(None), _r.sent_at < bindparam("since", type_=Instant)),
    )
    .order_by(_r.id)
    .limit(bindparam("limit"))
)


@frozen
class SqlRefunds:
    """The `refunds` table and those beside it; keeps `dues` and the credit in step."""

    database: Database

    def add(self, refund: Refund) -> None:
        held = {"of": refund.payment_id.value, "amount": refund.amount.minor}
        try:
            self.database.change(_ADD, **to_row(refund, self.database))
            if not self.database.change(_HOLD, **held):
                self.database.change(_FIRST_HELD, **held)
        except IntegrityError as error:
            raise Contended from error

    def get(self, refund_id: RefundId, scope: Scope) -> Refund:
        row = self.database.first(_GET, id=refund_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise RefundNotFound(refund_id)
        return self._to_refund(row)

    def save(self, refund: Refund) -> Refund:
        saved = evolve(refund, version=refund.version + 1)
        try:
            self._save(saved)
        except IntegrityError as error:
            raise Contended from error
        return saved

    def _save(self, refund: Refund) -> None:
        this = {"this": refund.id.value, "read": refund.version - 1}
        standing = to_standing(refund, self.database)
        if not self.database.change(_SAVE, **this, **standing, version=refund.version):
            raise Contended
        if refund.status is RefundStatus.APPROVED:
            self._take(refund)
        elif refund.status is RefundStatus.REJECTED:
            self._let_go(refund)
        elif refund.status is RefundStatus.FAILED:
            self._let_go(refund)
            self._credit(refund, refund.amount.minor)

    def _take(self, refund: Refund) -> None:
        self.database.add_all(_FREE, to_freed_rows(refund))
        again = [
            {"on": part.invoice_id.value, "amount": part.amount.minor}
            for part in refund.freed
        ]
        self.database.add_all(_OWE_AGAIN, again)
        self._credit(refund, -refund.from_credit.minor)

    def _let_go(self, refund: Refund) -> None:
        of, amount = refund.payment_id.value, -refund.amount.minor
        self.database.change(_HOLD, of=of, amount=amount)

    def _credit(self, refund: Refund, amount: int) -> None:
        self.database.change(_CREDIT, of=refund.patient_id.value, amount=amount)

    def held(self, payment_id: PaymentId) -> Money | None:
        row = self.database.first(_HELD, payment_id=payment_id.value)
        return row and Money(row.held_minor, row.currency)

    def page(
        self,
        status: RefundStatus | None,
        patient_id: PatientId | None,
        after: RefundId | None,
        limit: int,
    ) -> tuple[Refund, ...]:
        about: dict[str, object] = {
            "statuses": [s.value for s in RefundStatus if status in {None, s}],
            "after": _AFTER_ALL if after is None else after.value,
            "limit": limit,
        }
        if patient_id is None:
            return self._refunds(self.database.rows(_PAGE, **about))
        whose = patient_id.value
        rows = self.database.rows(_OF_PATIENT, **about, patient_id=whose)
        return self._refunds(rows)

    def to_send(self, unless_since: datetime, limit: int) -> tuple[Refund, ...]:
        return self._refunds(
            self.database.rows(_TO_SEND, since=unless_since, limit=limit)
        )

    def _refunds(self, rows: Sequence[Row[Any]]) -> tuple[Refund, ...]:
        return tuple(map(self._to_refund, rows))

    def _to_refund(self, row: Row[Any]) -> Refund:
        return to_refund(row, self.database)
