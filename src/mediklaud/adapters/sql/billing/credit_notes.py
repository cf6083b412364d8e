"""Credit notes, in their tables."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.credit_rows import (
    to_freed_rows,
    to_line_rows,
    to_note,
    to_row,
)
from mediklaud.adapters.sql.billing.credit_tables import (
    credit_note_lines,
    credit_notes,
    freed_allocations,
)
from mediklaud.adapters.sql.billing.disputes import HELD_OF_NOTE
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoice_lines
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import CreditNote, CreditNoteNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import CreditNoteId, InvoiceId, PatientId

_n, _l, _f = credit_notes.c, credit_note_lines.c, freed_allocations.c
_ADD = insert(credit_notes)
_FREE = insert(freed_allocations)
_BEFORE = select(func.coalesce(func.sum(_l.amount_minor), 0)).where(
    here(credit_note_lines),
    _l.invoice_id == bindparam("on"),
    _l.position == bindparam("line"),
)
_GROSS = select(invoice_lines.c.gross_minor).where(
    here(invoice_lines),
    invoice_lines.c.invoice_id == bindparam("on"),
    invoice_lines.c.position == bindparam("line"),
)
_ADD_LINES = insert(credit_note_lines).values(
    invoice_id=bindparam("on"),
    position=bindparam("line"),
    before_minor=_BEFORE.scalar_subquery(),
    gross_minor=_GROSS.scalar_subquery(),
)
_LOWER = (
    update(dues)
    .where(here(dues), dues.c.invoice_id == bindparam("on"))
    .values(
        owed_minor=dues.c.owed_minor - bindparam("forgiven"),
        credited_minor=dues.c.credited_minor + bindparam("amount"),
        disputed_minor=dues.c.disputed_minor - HELD_OF_NOTE,
    )
)
_GIVE_BACK = (
    update(patient_accounts)
    .where(here(patient_accounts), patient_accounts.c.patient_id == bindparam("of"))
    .values(credit_minor=patient_accounts.c.credit_minor + bindparam("amount"))
)
_LINES = (
    select(json_rows(_l.position, _l.amount_minor, _l.quantity))
    .where(_l.hospital_id == _n.hospital_id, _l.credit_note_id == _n.id)
    .correlate(credit_notes)
    .scalar_subquery()
    .label("lines")
)
_FREED = (
    select(json_rows(_f.payment_id, _f.amount_minor))
    .where(_f.hospital_id == _n.hospital_id, _f.credit_note_id == _n.id)
    .correlate(credit_notes)
    .scalar_subquery()
    .label("freed")
)
_WHOLE = select(credit_notes, _LINES, _FREED)
_GET = _WHOLE.where(is_param(credit_notes, "id"))
_OF_INVOICE = _WHOLE.where(is_param(credit_notes, "invoice_id")).order_by(_n.id)
_NEWEST = (
    _WHOLE.where(is_param(credit_notes, "patient_id"))
    .order_by(_n.id.desc())
    .limit(bindparam("limit"))
)
_OLDER = _NEWEST.where(_n.id < bindparam("after"))


@frozen
class SqlCreditNotes:
    """The `credit_notes` table and those beside it; keeps `dues` in step."""

    database: Database

    def add(self, note: CreditNote) -> None:
        try:
            self._add(note)
        except IntegrityError as error:
            raise Contended from error

    def _add(self, note: CreditNote) -> None:
        self.database.change(_ADD, **to_row(note, self.database))
        self.database.add_all(_ADD_LINES, to_line_rows(note))
        self.database.add_all(_FREE, to_freed_rows(note))
        self.database.change(
            _LOWER,
            on=note.invoice_id.value,
            forgiven=note.forgiven.minor,
            amount=note.amount.minor,
            note=note.id.value,
        )
        back = note.given_back.minor
        self.database.change(_GIVE_BACK, of=note.patient_id.value, amount=back)

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[CreditNote, ...]:
        rows = self.database.rows(_OF_INVOICE, invoice_id=invoice_id.value)
        return tuple(map(self._to_note, rows))

    def get(self, credit_note_id: CreditNoteId, scope: Scope) -> CreditNote:
        row = self.database.first(_GET, id=credit_note_id.value)
        if row is None or not scope.covers(PatientId(row.patient_id)):
            raise CreditNoteNotFound(credit_note_id)
        return self._to_note(row)

    def of_patient(
        self, patient_id: PatientId, after: CreditNoteId | None, limit: int
    ) -> tuple[CreditNote, ...]:
        about = {"patient_id": patient_id.value, "limit": limit}
        if after is None:
            rows = self.database.rows(_NEWEST, **about)
        else:
            rows = self.database.rows(_OLDER, **about, after=after.value)
        return tuple(map(self._to_note, rows))

    def _to_note(self, row: Row[Any]) -> CreditNote:
        return to_note(row, self.database)
