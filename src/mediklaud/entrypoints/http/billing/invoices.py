"""Invoices over HTTP: draft, issue, read (B3)."""

from __future__ import annotations

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.shared.ids import ChargeId, InvoiceId, PatientId
from mediklaud.entrypoints.http.billing.invoice_bodies import DraftBody, IssueBody
from mediklaud.entrypoints.http.billing.invoice_views import InvoiceView, SettlementView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_ONE = "/invoices/{invoice_id:uuid}"
_TAGS = ("invoices",)


@post("/invoices", sync_to_thread=True, tags=_TAGS)
def draft_invoice(data: JSONBody[DraftBody], desk: AtDesk) -> InvoiceView:
    """Draft an invoice for a patient's pending charges."""
    command = DraftInvoice(
        **desk.command,
        patient_id=PatientId(data.patient_id),
        charge_ids=tuple(map(ChargeId, data.charge_ids)),
    )
    return InvoiceView.of(desk.handle(command))


@post(f"{_ONE}/issue", status_code=200, sync_to_thread=True, tags=_TAGS)
def issue_invoice(
    invoice_id: FromPath[UUID], desk: AtDesk, data: JSONBody[IssueBody | None] = None
) -> InvoiceView:
    """Number a draft and make it a demand that never changes."""
    command = IssueInvoice(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        due_on=data.due_on if data else None,
    )
    return InvoiceView.of(desk.handle(command))


@delete(_ONE, sync_to_thread=True, tags=_TAGS)
def discard_draft(invoice_id: FromPath[UUID], desk: AtDesk) -> None:
    """Throw a draft away; its charges are pending again."""
    desk.handle(DiscardDraft(**desk.command, invoice_id=InvoiceId(invoice_id)))


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def read_invoice(invoice_id: FromPath[UUID], desk: AtDesk) -> SettlementView:
    """One invoice, with what was paid on it and what is due."""
    query = ReadInvoice(**desk.query, invoice_id=InvoiceId(invoice_id))
    return SettlementView.standing(desk.handle(query))


@get("/patients/{patient_id:uuid}/invoices", sync_to_thread=True, tags=_TAGS)
def list_invoices(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[SettlementView]:
    """A patient's invoices, the latest first."""
    query = ListInvoices(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(InvoiceId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), SettlementView.standing, lambda one: one.id)
