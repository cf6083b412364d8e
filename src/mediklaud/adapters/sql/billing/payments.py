"""Payments and what they pay for, in their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.credit_tables import STANDING
from mediklaud.adapters.sql.billing.invoice_tables import allocations, dues, payments
from mediklaud.adapters.sql.billing.payment_rows import to_payment, to_row
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment import (
    Allocation,
    Credit,
    Payment,
    PaymentNotFound,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentId
from mediklaud.domain.shared.money import Money

_p, _a = payments.c, allocations.c
_ADD = insert(payments)
_EARLIER = (
    select(func.count())
    .select_from(allocations)
    .where(
        here(allocations),
        _a.payment_id == bindparam("by"),
        _a.invoice_id == bindparam("on"),
    )
)
# A credit that a note has freed may pay for an invoice that its payment knew already.
_ALLOCATE = insert(allocations).values(
    payment_id=bindparam("by"),
    invoice_id=bindparam("on"),
    part=_EARLIER.scalar_subquery() + 1,
    amount_minor=bindparam("amount"),
)
_PAY = (
    update(dues)
    .where(here(dues), dues.c.invoice_id == bindparam("on"))
    .values(owed_minor=dues.c.owed_minor - bindparam("amount"))
)
_ADD_CREDIT = (
    update(patient_accounts)
    .where(here(patient_accounts), patient_accounts.c.patient_id == bindparam("of"))
    .values(credit_minor=patient_accounts.c.credit_minor + bindparam("amount"))
    .returning(patient_accounts.c.credit_minor, patient_accounts.c.currency)
)
_s = STANDING.c
_LEFT = _p.amount_minor - func.coalesce(func.sum(_s.amount_minor), 0)
_CREDITS = (
    select(_p.id, _p.currency, _LEFT.label("left"))
    .outerjoin_from(
        payments,
        STANDING,
        and_(_s.hospital_id == _p.hospital_id, _s.payment_id == _p.id),
    )
    .where(is_param(payments, "patient_id"))
    .group_by(_p.id, _p.currency, _p.amount_minor)
    .having(_LEFT > 0)
    .order_by(_p.id)
)
_PAID_FOR = (
    select(_p.id, _p.currency, func.sum(_s.amount_minor).label("paid"))
    .join_from(
        STANDING,
        payments,
        and_(_s.hospital_id == _p.hospital_id, _s.payment_id == _p.id),
    )
    .where(here(payments), _s.invoice_id == bindparam("on"))
    .group_by(_p.id, _p.currency)
    .having(func.sum(_s.amount_minor) > 0)
    .order_by(_p.id)
)
_PAID = (
    select(json_rows(_s.invoice_id, _s.amount_minor))
    .where(_s.hospital_id == _p.hospital_id, _s.payment_id == _p.id)
    .correlate(payments)
    .scalar_subquery()
    .label("paid")
)
_GET = select(payments, _PAID).where(is_param(payments, "id"))
_NEWEST = (
    select(payments, _PAID)
    .where(is_param(payments, "patient_id"))
    .order_by(_p.id.desc())
    .limit(bindparam("limit"))
)
_OLDER = _NEWEST.where(_p.id < bindparam("after"))


@frozen
class SqlPayments:
    """The `payments` and `allocations` tables; keeps `dues` and the credit in step."""

    database: Database

    def add(self, payment: Payment) -> None:
        self.database.change(_ADD, **to_row(payment, self.database))
        self._pay(payment.allocations)
        if payment.credit:
            self._add_credit(payment.patient_id, payment.credit.minor)

    def get(self, payment_id: PaymentId, scope: Scope) -> Payment:
        row = self.database.first(_GET, id=payment_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise PaymentNotFound(payment_id)
        return to_payment(row, self.database)

    def credits_of(self, patient_id: PatientId) -> tuple[Credit, ...]:
        rows = self.database.rows(_CREDITS, patient_id=patient_id.value)
        return tuple(map(_to_credit, rows))

    def of_patient(
        self, patient_id: PatientId, after: PaymentId | None, limit: int
    ) -> tuple[Payment, ...]:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_NEWEST, **about)
        else:
            rows = self.database.rows(_OLDER, **about, after=after.value)
        return tuple(to_payment(row, self.database) for row in rows)

    def paid_for(self, invoice_id: InvoiceId) -> tuple[Allocation, ...]:
        rows = self.database.rows(_PAID_FOR, on=invoice_id.value)
        return tuple(
            Allocation(PaymentId(r.id), invoice_id, Money(int(r.paid), r.currency))
            for r in rows
        )

    def allocate(
        self, patient_id: PatientId, allocations: tuple[Allocation, ...]
    ) -> None:
        self._pay(allocations)
        self._add_credit(patient_id, -sum(a.amount.minor for a in allocations))

    def _pay(self, paid: Iterable[Allocation]) -> None:
        rows = tuple(map(_to_allocation_row, paid))
        owed = [{"on": row["on"], "amount": row["amount"]} for row in rows]
        try:
            self.database.add_all(_PAY, owed)
        except IntegrityError as error:
            raise Contended from error
        self.database.add_all(_ALLOCATE, rows)

    def _add_credit(self, patient_id: PatientId, amount: int) -> None:
        try:
            row = self.database.first(_ADD_CREDIT, of=patient_id.value, amount=amount)
        except IntegrityError as error:
            raise Contended from error
        if row is not None:
            Money(row.credit_minor, row.currency)  # what nobody could read is refused


def _to_allocation_row(allocation: Allocation) -> dict[str, object]:
    return {
        "by": allocation.payment_id.value,
        "on": allocation.invoice_id.value,
        "amount": allocation.amount.minor,
    }


def _to_credit(row: Row[Any]) -> Credit:
    return Credit(PaymentId(row.id), Money(int(row.left), row.currency))
