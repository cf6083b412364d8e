"""Invoices, in their tables."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from attrs import frozen
from sqlalchemy import Executable, Row, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.dues import to_instalments
from mediklaud.adapters.sql.billing.invoice_rows import (
    to_invoice,
    to_issue,
    to_line_rows,
    to_row,
)
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoice_lines, invoices
from mediklaud.adapters.sql.billing.refunded import REFUNDED_OF_DUES
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.invoice import Invoice, InvoiceNotFound
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.domain.shared.money import Money

_i, _l = invoices.c, invoice_lines.c
_ADD = insert(invoices)
_ADD_LINES = insert(invoice_lines)
_OWE = insert(dues)
_ISSUE = update(invoices).where(
    here(invoices), _i.id == bindparam("this"), _i.status == "draft"
)
_DISCARD = delete(invoices).where(is_param(invoices, "id"), _i.status == "draft")
_DISCARD_LINES = delete(invoice_lines).where(
    here(invoice_lines), _l.invoice_id == bindparam("id")
)

_ALSO_OF_HEAD = {
    "hospital_id": "hospital",
    "net_minor": "net",
    "tax_minor": "tax",
    "gross_minor": "gross",
    "sealed": "sealed",
}
"""Columns that the head has, too, with the lines' own names for them."""


def _whole(heads: Any) -> Executable:  # noqa: ANN401 - a table, or a page of it
    """Every line of these invoices, with its head and what is owed on it."""
    of_head = and_(_l.hospital_id == heads.c.hospital_id, _l.invoice_id == heads.c.id)
    owed_on = and_(
        dues.c.hospital_id == heads.c.hospital_id, dues.c.invoice_id == heads.c.id
    )
    lines = [column for column in invoice_lines.c if column.name not in _ALSO_OF_HEAD]
    return (
        select(
            heads,
            *lines,
            *(_l[name].label(f"line_{short}") for name, short in _ALSO_OF_HEAD.items()),
            dues.c.owed_minor,
            dues.c.credited_minor,
            dues.c.disputed_minor,
            dues.c.instalments,
            REFUNDED_OF_DUES.label("refunded_minor"),
        )
        .join_from(heads, invoice_lines, of_head)
        .outerjoin(dues, owed_on)
        .where(heads.c.hospital_id == bindparam("here"))
        .order_by(heads.c.id.desc(), _l.position)
    )


_GET = _whole(invoices).where(_i.id == bindparam("id"))  # type: ignore[attr-defined]
_PAGE = (
    select(invoices)
    .where(is_param(invoices, "patient_id"))
    .order_by(_i.id.desc())
    .limit(bindparam("limit"))
)
_NEWEST = _whole(_PAGE.subquery())
_OLDER = _whole(_PAGE.where(_i.id < bindparam("after")).subquery())


@frozen
class SqlInvoices:
    """The `invoices` and `invoice_lines` tables, and `dues` for what is owed."""

    database: Database

    def add(self, draft: Invoice) -> None:
        self.database.change(_ADD, **to_row(draft))
        self.database.add_all(_ADD_LINES, to_line_rows(draft, self.database))

    def get(self, invoice_id: InvoiceId, scope: Scope) -> Invoice:
        rows = self._rows_of(invoice_id, scope)
        return to_invoice(rows[0], rows, self.database)

    def issue(self, invoice: Invoice) -> None:
        head = to_issue(invoice, self.database)
        if not self.database.change(_ISSUE, this=invoice.id.value, **head):
            raise Contended
        self.database.change(
            _OWE,
            invoice_id=invoice.id.value,
            patient_id=invoice.patient_id.value,
            due_on=invoice.due_on,
            owed_minor=invoice.gross.minor,
            credited_minor=0,
            disputed_minor=0,
            instalments=None,
            currency=invoice.currency,
        )

    def discard(self, draft: Invoice) -> None:
        try:
            self.database.change(_DISCARD_LINES, id=draft.id.value)
        except IntegrityError as error:  # its lines are fixed: it was just issued
            raise Contended from error
        if not self.database.change(_DISCARD, id=draft.id.value):
            raise Contended

    def read(self, invoice_id: InvoiceId, scope: Scope, today: date) -> Settlement:
        return self._settlement(self._rows_of(invoice_id, scope), today)

    def of_patient(
        self, patient_id: PatientId, after: InvoiceId | None, limit: int, today: date
    ) -> tuple[Settlement, ...]:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_NEWEST, **about)
        else:
            rows = self.database.rows(_OLDER, **about, after=after.value)
        by_invoice = groupby(rows, key=lambda row: row.id)
        return tuple(self._settlement(tuple(many), today) for _, many in by_invoice)

    def _rows_of(self, invoice_id: InvoiceId, scope: Scope) -> tuple[Row[Any], ...]:
        rows = tuple(self.database.rows(_GET, id=invoice_id.value))
        if not rows or not scope.covers(PatientId(rows[0].patient_id)):
            raise InvoiceNotFound(invoice_id)
        return rows

    def _settlement(self, rows: tuple[Row[Any], ...], today: date) -> Settlement:
        head = rows[0]
        owed = head.gross_minor if head.owed_minor is None else head.owed_minor
        credited = head.credited_minor or 0
        return Settlement.of(
            to_invoice(head, rows, self.database),
            paid=Money(head.gross_minor - owed - credited, head.currency),
            credited=Money(credited, head.currency),
            today=today,
            disputed=Money(head.disputed_minor or 0, head.currency),
            instalments=to_instalments(head.instalments, head.currency),
            refunded=Money(int(head.refunded_minor or 0), head.currency),
        )
