"""Papers about money, printed by billing in the language of the pages."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath

from mediklaud.application.billing.print_credit_note import PrintCreditNote
from mediklaud.application.billing.print_invoice import PrintInvoice
from mediklaud.application.billing.print_statement import PrintStatement
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.ids import CreditNoteId, InvoiceId, PatientId
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.web.visitor import AtPage


@get("/invoices/{invoice_id:uuid}/paper.pdf", sync_to_thread=True)
def invoice_paper(visitor: AtPage, invoice_id: FromPath[UUID]) -> Response[bytes]:
    """The invoice as PDF."""
    query = PrintInvoice(
        **visitor.query,
        invoice_id=InvoiceId(invoice_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))


@get("/credit-notes/{credit_note_id:uuid}/paper.pdf", sync_to_thread=True)
def credit_paper(visitor: AtPage, credit_note_id: FromPath[UUID]) -> Response[bytes]:
    """The credit note as PDF."""
    query = PrintCreditNote(
        **visitor.query,
        credit_note_id=CreditNoteId(credit_note_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))


@get("/accounts/{patient_id:uuid}/statement.pdf", sync_to_thread=True)
def statement_paper(visitor: AtPage, patient_id: FromPath[UUID]) -> Response[bytes]:
    """The last year of the account as PDF."""
    query = PrintStatement(
        **visitor.query,
        patient_id=PatientId(patient_id),
        language=PaperLanguage(visitor.language),
    )
    return handed_out(visitor.handle(query))
