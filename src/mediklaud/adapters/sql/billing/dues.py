"""What a patient owes, as selects that others build into their own statements.

Each asks for the parameters `here` (the hospital), `patient_id` and, for an override,
`now`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, literal_column, select

from mediklaud.adapters.sql.billing.invoice_tables import dues, invoices
from mediklaud.adapters.sql.billing.tables import dues_overrides
from mediklaud.adapters.sql.schema import Instant, is_param
from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money

Instalments = Iterable[tuple[str, int]] | None
"""As they stand in the column: days and minor units."""

IS_OWED: ColumnElement[bool] = dues.c.owed_minor > literal_column("0")
"""Spelled out, so that its partial index is used also in a prepared statement."""

OF_INVOICE: ColumnElement[bool] = and_(
    invoices.c.hospital_id == dues.c.hospital_id, invoices.c.id == dues.c.invoice_id
)

OWED = (
    select(
        dues.c.invoice_id,
        invoices.c.number,
        dues.c.due_on,
        dues.c.owed_minor,
        dues.c.currency,
        dues.c.disputed_minor,
        dues.c.instalments,
    )
    .join_from(dues, invoices, OF_INVOICE)
    .where(is_param(dues, "patient_id"), IS_OWED)
    .order_by(dues.c.due_on, dues.c.invoice_id)
)
"""The patient's issued invoices that are not wholly paid, the oldest due first."""

_o = dues_overrides.c
IS_LIVE: ColumnElement[bool] = (
    _o.spent_on.is_(None)
    & (_o.granted_at <= bindparam("now", type_=Instant))
    & (_o.ends_at > bindparam("now", type_=Instant))
)

LIVE_OVERRIDE = (
    select(_o.id)
    .where(is_param(dues_overrides, "patient_id"), IS_LIVE)
    .order_by(_o.id)
    .limit(1)
)
"""The id of the patient's first override that can still be spent."""


def to_owed(row: Row[Any]) -> OwedInvoice:
    """One row of `OWED`."""
    return OwedInvoice(
        invoice_id=InvoiceId(row.invoice_id),
        number=row.number,
        amount=Money(row.owed_minor, row.currency),
        due_on=row.due_on,
        disputed=Money(row.disputed_minor, row.currency),
        instalments=to_instalments(row.instalments, row.currency),
    )


def to_instalments(kept: Instalments, currency: str) -> tuple[Instalment, ...]:
    """An agreement, as it stands beside what is owed."""
    return tuple(
        Instalment(date.fromisoformat(due_on), Money(minor, currency))
        for due_on, minor in kept or ()
    )
