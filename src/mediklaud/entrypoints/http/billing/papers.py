"""Papers about money over HTTP (B10)."""

from __future__ import annotations

from uuid import UUID

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery

from mediklaud.application.billing.print_credit_note import PrintCreditNote
from mediklaud.application.billing.print_invoice import PrintInvoice
from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.application.billing.print_statement import PrintStatement
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.ids import CreditNoteId, InvoiceId, PatientId, PaymentId
from mediklaud.domain.shared.paper import PDF
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.pharmacy.reports import From, Until
from mediklaud.entrypoints.http.queries import day_in

_A_PAPER = {200: ResponseSpec(bytes, description="A document.", media_type=PDF)}


@get(
    "/invoices/{invoice_id:uuid}/paper.pdf",
    sync_to_thread=True,
    tags=("invoices",),
    responses=_A_PAPER,
)
def print_invoice(
    invoice_id: FromPath[UUID],
    desk: AtDesk,
    language: FromQuery[PaperLanguage] = PaperLanguage.ENGLISH,
) -> Response[bytes]:
    """The invoice as PDF: the same as long as nothing is paid or credited."""
    query = PrintInvoice(
        **desk.query, invoice_id=InvoiceId(invoice_id), language=language
    )
    return handed_out(desk.handle(query))


@get(
    "/credit-notes/{credit_note_id:uuid}/paper.pdf",
    sync_to_thread=True,
    tags=("credit notes",),
    responses=_A_PAPER,
)
def print_credit_note(
    credit_note_id: FromPath[UUID],
    desk: AtDesk,
    language: FromQuery[PaperLanguage] = PaperLanguage.ENGLISH,
) -> Response[bytes]:
    """The credit note as PDF."""
    query = PrintCreditNote(
        **desk.query, credit_note_id=CreditNoteId(credit_note_id), language=language
    )
    return handed_out(desk.handle(query))


@get(
    "/payments/{payment_id:uuid}/paper.pdf",
    sync_to_thread=True,
    tags=("payments",),
    responses=_A_PAPER,
)
def print_receipt(
    payment_id: FromPath[UUID],
    desk: AtDesk,
    language: FromQuery[PaperLanguage] = PaperLanguage.ENGLISH,
) -> Response[bytes]:
    """The receipt as PDF: the same however often it is printed."""
    query = PrintReceipt(
        **desk.query, payment_id=PaymentId(payment_id), language=language
    )
    return handed_out(desk.handle(query))


@get(
    "/patients/{patient_id:uuid}/statement/paper.pdf",
    sync_to_thread=True,
    tags=("books",),
    responses=_A_PAPER,
)
def print_statement(
    *,
    patient_id: FromPath[UUID],
    desk: AtDesk,
    since: From = None,
    until: Until = None,
    language: FromQuery[PaperLanguage] = PaperLanguage.ENGLISH,
) -> Response[bytes]:
    """The statement as PDF; a year of it, if no day is named."""
    query = PrintStatement(
        **desk.query,
        patient_id=PatientId(patient_id),
        since=None if since is None else day_in(since, "from"),
        until=None if until is None else day_in(until, "to"),
        language=language,
    )
    return handed_out(desk.handle(query))
