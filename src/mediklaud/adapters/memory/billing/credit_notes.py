"""Credit notes, in a dictionary."""

from __future__ import annotations

from attrs import evolve, frozen

from mediklaud.adapters.memory.billing.disputes import hold
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import (
    CreditNote,
    CreditNoteNotFound,
    credited_on,
)
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import CreditNoteId, InvoiceId, PatientId


@frozen
class MemoryCreditNotes:
    """Credit notes by their id; keeps `dues` and the credit in step."""

    tables: Tables

    def add(self, note: CreditNote) -> None:
        self.tables["credit_notes"][note.id] = note
        self._require_not_more_than_the_lines(note)
        owed = self.tables["dues"][note.invoice_id]
        if owed.amount < note.forgiven:
            raise Contended
        left = evolve(owed, amount=owed.amount - note.forgiven)
        self.tables["dues"][note.invoice_id] = left
        hold(self.tables, note.invoice_id)
        self.tables["patient_accounts"][note.patient_id] += note.given_back

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[CreditNote, ...]:
        notes = self.tables["credit_notes"].values()
        found = (n for n in notes if n.invoice_id == invoice_id)
        return tuple(sorted(found, key=lambda n: n.id))

    def get(self, credit_note_id: CreditNoteId, scope: Scope) -> CreditNote:
        found: CreditNote | None = self.tables["credit_notes"].get(credit_note_id)
        if found is None or not scope.covers(found.patient_id):
            raise CreditNoteNotFound(credit_note_id)
        return found

    def of_patient(
        self, patient_id: PatientId, after: CreditNoteId | None, limit: int
    ) -> tuple[CreditNote, ...]:
        notes = self.tables["credit_notes"].values()
        found = (n for n in notes if n.patient_id == patient_id)
        older = (n for n in found if after is None or n.id < after)
        return tuple(sorted(older, key=lambda n: n.id, reverse=True))[:limit]

    def _require_not_more_than_the_lines(self, note: CreditNote) -> None:
        invoice: Invoice = self.tables["invoices"][note.invoice_id]
        notes = self.of_invoice(note.invoice_id)
        for position, line in enumerate(invoice.lines, start=1):
            if line.gross < credited_on(position, notes, invoice.currency):
                raise Contended
