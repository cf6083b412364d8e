"""Disputes and payment plans over HTTP: what is not late all the same (U2)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.billing.decide_dispute import DecideDispute
from mediklaud.application.billing.dispute_line import DisputeLine
from mediklaud.application.billing.end_plan import EndPlan
from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.billing.list_invoice_disputes import ListInvoiceDisputes
from mediklaud.application.billing.plan_payments import PlanPayments
from mediklaud.application.billing.read_dispute import ReadDispute
from mediklaud.domain.shared.ids import DisputeId, InvoiceId
from mediklaud.entrypoints.http.billing.credit_bodies import (
    DisputeBody,
    DisputeDecisionBody,
    EndPlanBody,
    PlanBody,
)
from mediklaud.entrypoints.http.billing.dispute_views import (
    DisputeAnsweredView,
    DisputeView,
    PlanView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.wire import read_all

_INVOICE = "/invoices/{invoice_id:uuid}"
_TAGS = ("invoices",)


@post(f"{_INVOICE}/disputes", sync_to_thread=True, tags=_TAGS)
def dispute_line(
    invoice_id: FromPath[UUID], data: JSONBody[DisputeBody], desk: AtDesk
) -> DisputeView:
    """Say what is wrong with a line; until it is answered, it keeps nobody away."""
    command = DisputeLine(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        position=data.position,
        reason=data.reason,
    )
    return DisputeView.of(desk.handle(command))


@get(f"{_INVOICE}/disputes", sync_to_thread=True, tags=_TAGS)
def list_invoice_disputes(
    invoice_id: FromPath[UUID], desk: AtDesk
) -> Page[DisputeView]:
    """An invoice's disputes, answered or not, the first opened first."""
    query = ListInvoiceDisputes(**desk.query, invoice_id=InvoiceId(invoice_id))
    return Page(items=[DisputeView.of(one) for one in desk.handle(query)])


@get("/disputes", sync_to_thread=True, tags=_TAGS)
def list_disputes(desk: AtDesk, page: PageAsked) -> Page[DisputeView]:
    """What patients object to and nobody answered yet, the first opened first."""
    query = ListDisputes(**desk.query, after=page.after(DisputeId), limit=page.and_one)
    return page.page(desk.handle(query), DisputeView.of, lambda one: one.id)


@get("/disputes/{dispute_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_dispute(dispute_id: FromPath[UUID], desk: AtDesk) -> DisputeView:
    """One objection, answered or not."""
    query = ReadDispute(**desk.query, dispute_id=DisputeId(dispute_id))
    return DisputeView.of(desk.handle(query))


@post(
    "/disputes/{dispute_id:uuid}/decision",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def decide_dispute(
    dispute_id: FromPath[UUID], data: JSONBody[DisputeDecisionBody], desk: AtDesk
) -> DisputeAnsweredView:
    """Say whether the patient is right; a credit note follows, or waits for another."""
    command = DecideDispute(
        **desk.command,
        dispute_id=DisputeId(dispute_id),
        upheld=data.upheld,
        reason=data.reason,
        amount=data.amount.read() if data.amount else None,
    )
    return DisputeAnsweredView.of(desk.handle(command))


@post(f"{_INVOICE}/plan", sync_to_thread=True, tags=_TAGS)
def plan_payments(
    invoice_id: FromPath[UUID], data: JSONBody[PlanBody], desk: AtDesk
) -> PlanView:
    """Take what is due in parts: while they come, nothing is late."""
    command = PlanPayments(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        instalments=read_all(data.instalments),
    )
    return PlanView.of(desk.handle(command))


@post(f"{_INVOICE}/plan/end", status_code=200, sync_to_thread=True, tags=_TAGS)
def end_plan(
    invoice_id: FromPath[UUID], data: JSONBody[EndPlanBody], desk: AtDesk
) -> PlanView:
    """End the agreement about an invoice: its own due date counts again."""
    command = EndPlan(
        **desk.command, invoice_id=InvoiceId(invoice_id), reason=data.reason
    )
    return PlanView.of(desk.handle(command))
