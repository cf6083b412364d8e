"""A credit note on paper, in the words of the invoice it is about (B10)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.papers import CreditNotePaper, PaperLanguage
from mediklaud.domain.shared.ids import CreditNoteId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.billing import CreditNotes, Invoices
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintCreditNote(Query[Paper]):
    """What was taken back, to hand to who had to pay it."""

    permission: ClassVar = Permission.READ_INVOICE
    credit_note_id: CreditNoteId
    language: PaperLanguage = PaperLanguage.ENGLISH


def print_credit_note(
    query: PrintCreditNote,
    *,
    credit_notes: CreditNotes,
    invoices: Invoices,
    printer: Printer,
    scope: Scope,
) -> Paper:
    """As PDF: it never changes."""
    note = credit_notes.get(query.credit_note_id, scope)
    invoice = invoices.get(note.invoice_id, scope)
    paper = CreditNotePaper(note=note, invoice=invoice, language=query.language)
    content = printer.credit_note(paper)
    return Paper(f"{note.number}.pdf", PDF, content, patient_id=note.patient_id)
