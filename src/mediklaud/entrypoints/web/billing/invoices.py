"""One invoice before billing: a draft to issue or discard, or what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_invoice_credit_notes import (
    ListInvoiceCreditNotes,
)
from mediklaud.application.billing.list_invoice_disputes import ListInvoiceDisputes
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

ONE = "/invoices/{invoice_id:uuid}"
_PAGE = "billing/invoice.html"


@get(ONE, sync_to_thread=True)
def invoice_page(
    visitor: AtPage, invoice_id: FromPath[UUID], done: Filter = None
) -> Page:
    """Its lines, how it stands today, and everything that became of it."""
    return visitor.page(_PAGE, **history(visitor, InvoiceId(invoice_id)), done=done)


@post(f"{ONE}/issue", status_code=303, sync_to_thread=True)
def issue(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """The draft is numbered, and never changes any more."""
    wanted = InvoiceId(invoice_id)
    try:
        with visitor.form.reading() as read:
            due_on = read.may("due_on", read_day)
        visitor.handle(
            IssueInvoice(**visitor.command, invoice_id=wanted, due_on=due_on)
        )
    except Refusal as refusal:
        return refused(visitor, wanted, refusal)
    return visitor.go(f"/invoices/{wanted}?done=issued")


@post(f"{ONE}/discard", status_code=303, sync_to_thread=True)
def discard(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """The draft is gone, and its charges wait for another invoice."""
    wanted = InvoiceId(invoice_id)
    try:
        gone = visitor.handle(DiscardDraft(**visitor.command, invoice_id=wanted))
    except Refusal as refusal:
        return refused(visitor, wanted, refusal)
    return visitor.go(f"/accounts/{gone.patient_id}?done=discarded")


def refused(visitor: Visitor, wanted: InvoiceId, refusal: Refusal) -> Page:
    """The invoice once more, and why it was refused."""
    facts = history(visitor, wanted)
    return visitor.again(_PAGE, refusal, **facts, done=None)


def standing(visitor: Visitor, wanted: InvoiceId) -> dict[str, Any]:
    """The invoice as it stands today, and whose it is."""
    found = visitor.handle(ReadInvoice(**visitor.query, invoice_id=wanted))
    patient = visitor.handle(ReadPatient(**visitor.query, patient_id=found.patient_id))
    return {"standing": found, "invoice": found.invoice, "patient": patient}


def history(visitor: Visitor, wanted: InvoiceId) -> dict[str, Any]:
    """The same with what was credited and what was objected to."""
    asked: dict[str, Any] = {**visitor.query, "invoice_id": wanted}
    disputes = visitor.handle(ListInvoiceDisputes(**asked))
    return {
        **standing(visitor, wanted),
        "notes": visitor.handle(ListInvoiceCreditNotes(**asked)),
        "disputes": disputes,
        "disputed": {one.position for one in disputes if one.holds},
    }
