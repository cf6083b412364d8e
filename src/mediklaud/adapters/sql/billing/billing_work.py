"""What waits for billing, by one select each."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from attrs import frozen
from sqlalchemy import (
    BigInteger,
    Row,
    ScalarSelect,
    Table,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    text,
)

from mediklaud.adapters.sql.billing.credit_tables import credit_requests
from mediklaud.adapters.sql.billing.dispute_tables import disputes
from mediklaud.adapters.sql.billing.dues import IS_OWED, OF_INVOICE, to_owed
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoices
from mediklaud.adapters.sql.billing.online_tables import payment_exceptions
from mediklaud.adapters.sql.billing.refund_tables import refunds
from mediklaud.adapters.sql.billing.tables import IS_OPEN, charges
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.billing.waiting import Decisions, Overdue, ToInvoice
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money

_c, _d = charges.c, dues.c
_SINCE = func.min(_c.served_at).label("since")
_TO_INVOICE = (
    select(
        _c.patient_id,
        func.count().label("many"),
        func.count(_c.price_minor).label("priced"),
        cast(func.sum(_c.price_minor * _c.quantity), BigInteger).label("minor"),
        func.min(_c.currency).label("currency"),
        _SINCE,
    )
    # Spelled out, so that its partial index is used also in a prepared statement.
    .where(here(charges), text(IS_OPEN))
    .group_by(_c.patient_id)
    .order_by(_SINCE, _c.patient_id)
    .limit(bindparam("limit"))
)
_MAY_BE_LATE = (
    select(
        _d.patient_id,
        _d.invoice_id,
        invoices.c.number,
        _d.due_on,
        _d.owed_minor,
        _d.currency,
        _d.disputed_minor,
        _d.instalments,
    )
    .join_from(dues, invoices, OF_INVOICE)
    .where(here(dues), IS_OWED, _d.owed_minor > _d.disputed_minor)
    .where((_d.due_on < bindparam("today")) | _d.instalments.is_not(None))
    .order_by(_d.due_on, _d.invoice_id)
)
"""How much of each is late, the domain says: instalments may still be to come."""


def _undecided(table: Table, status: str) -> ScalarSelect[int]:
    """How many; spelled out, so that a partial index is used in any statement."""
    waits = table.c.status == literal_column(f"'{status}'")
    return (
        select(func.count())
        .select_from(table)
        .where(here(table), waits)
        .scalar_subquery()
    )


_DECISIONS = select(
    _undecided(credit_requests, "asked").label("credit_requests"),
    _undecided(refunds, "asked").label("refunds"),
    _undecided(disputes, "open").label("disputes"),
    _undecided(payment_exceptions, "waiting").label("exceptions"),
)


@frozen
class SqlBillingWork:
    """Asks the `charges` and the `dues` of all patients."""

    database: Database

    def to_invoice(self, limit: int) -> tuple[ToInvoice, ...]:
        return tuple(map(_to_invoice, self.database.rows(_TO_INVOICE, limit=limit)))

    def overdue(self, today: date, limit: int) -> tuple[Overdue, ...]:
        rows = self.database.walk(_MAY_BE_LATE, today=today)
        found = (_to_overdue(row, today) for row in rows)
        return tuple(islice((one for one in found if one.late), limit))

    def decisions(self) -> Decisions:
        (row,) = self.database.rows(_DECISIONS)
        return Decisions(**row._mapping)  # noqa: SLF001 - its public name for it


def _to_invoice(row: Row[Any]) -> ToInvoice:
    return ToInvoice(
        patient_id=PatientId(row.patient_id),
        charges=row.many,
        unpriced=row.many - row.priced,
        amount=Money(row.minor, row.currency) if row.priced else None,
        since=row.since,
    )


def _to_overdue(row: Row[Any], today: date) -> Overdue:
    owed = to_owed(row)
    return Overdue(
        patient_id=PatientId(row.patient_id), owed=owed, late=owed.late(today)
    )
