"""Credit notes over HTTP: corrections, waivers, write-offs, and who approves (B4)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.billing.decide_credit_request import DecideCreditRequest
from mediklaud.application.billing.issue_credit_note import IssueCreditNote
from mediklaud.application.billing.list_credit_notes import ListCreditNotes
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.list_invoice_credit_notes import (
    ListInvoiceCreditNotes,
)
from mediklaud.application.billing.read_credit_note import ReadCreditNote
from mediklaud.application.billing.read_credit_request import ReadCreditRequest
from mediklaud.domain.shared.ids import (
    CreditNoteId,
    CreditRequestId,
    InvoiceId,
    PatientId,
)
from mediklaud.entrypoints.http.billing.credit_bodies import (
    CreditBody,
    CreditDecisionBody,
)
from mediklaud.entrypoints.http.billing.credit_views import (
    CreditedView,
    CreditNoteView,
    CreditRequestView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.wire import read_all

_OF_INVOICE = "/invoices/{invoice_id:uuid}/credit-notes"
_TAGS = ("credit notes",)


@post(_OF_INVOICE, sync_to_thread=True, tags=_TAGS)
def issue_credit_note(
    invoice_id: FromPath[UUID], data: JSONBody[CreditBody], desk: AtDesk
) -> CreditedView:
    """Correct an invoice, or waive or write off what is owed on it.

    Above the hospital's limit a second person of billing has to let it happen.
    """
    command = IssueCreditNote(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        kind=data.means,
        reason=data.reason,
        lines=read_all(data.lines),
    )
    return CreditedView.of(desk.handle(command))


@get(_OF_INVOICE, sync_to_thread=True, tags=_TAGS)
def list_invoice_credit_notes(
    invoice_id: FromPath[UUID], desk: AtDesk
) -> Page[CreditNoteView]:
    """An invoice's credit notes, the first issued first."""
    query = ListInvoiceCreditNotes(**desk.query, invoice_id=InvoiceId(invoice_id))
    return Page(items=[CreditNoteView.of(note) for note in desk.handle(query)])


@get("/patients/{patient_id:uuid}/credit-notes", sync_to_thread=True, tags=_TAGS)
def list_credit_notes(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[CreditNoteView]:
    """A patient's credit notes, the latest first."""
    query = ListCreditNotes(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(CreditNoteId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), CreditNoteView.of, lambda one: one.id)


@get("/credit-notes/{credit_note_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_credit_note(credit_note_id: FromPath[UUID], desk: AtDesk) -> CreditNoteView:
    """One credit note, with its lines and the money it gave back."""
    which = CreditNoteId(credit_note_id)
    query = ReadCreditNote(**desk.query, credit_note_id=which)
    return CreditNoteView.of(desk.handle(query))


@get("/credit-requests", sync_to_thread=True, tags=_TAGS)
def list_credit_requests(desk: AtDesk, page: PageAsked) -> Page[CreditRequestView]:
    """What waits for a second person, the first asked first."""
    query = ListCreditRequests(
        **desk.query, after=page.after(CreditRequestId), limit=page.and_one
    )
    return page.page(desk.handle(query), CreditRequestView.of, lambda one: one.id)


@get("/credit-requests/{credit_request_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_credit_request(
    credit_request_id: FromPath[UUID], desk: AtDesk
) -> CreditRequestView:
    """One request for a credit note, decided or not."""
    which = CreditRequestId(credit_request_id)
    query = ReadCreditRequest(**desk.query, credit_request_id=which)
    return CreditRequestView.of(desk.handle(query))


@post(
    "/credit-requests/{credit_request_id:uuid}/decision",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def decide_credit_request(
    credit_request_id: FromPath[UUID],
    data: JSONBody[CreditDecisionBody],
    desk: AtDesk,
) -> CreditedView:
    """Let happen what somebody else wants to credit, or not."""
    command = DecideCreditRequest(
        **desk.command,
        credit_request_id=CreditRequestId(credit_request_id),
        granted=data.granted,
        reason=data.reason,
    )
    return CreditedView.of(desk.handle(command))
