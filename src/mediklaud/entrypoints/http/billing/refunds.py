"""Money that goes back, over HTTP: asked for, decided by another, paid (B6)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.billing.ask_refund import AskRefund
from mediklaud.application.billing.decide_refund import DecideRefund
from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.billing.pay_out_refund import PayOutRefund
from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.shared.ids import PatientId, PaymentId, RefundId
from mediklaud.entrypoints.http.billing.refund_bodies import (
    RefundBody,
    RefundDecisionBody,
)
from mediklaud.entrypoints.http.billing.refund_views import RefundView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_REFUND = "/refunds/{refund_id:uuid}"
_TAGS = ("refunds",)


@post("/payments/{payment_id:uuid}/refunds", sync_to_thread=True, tags=_TAGS)
def ask_refund(
    payment_id: FromPath[UUID], data: JSONBody[RefundBody], desk: AtDesk
) -> RefundView:
    """Ask for so much of a payment to go back; somebody else decides."""
    command = AskRefund(
        **desk.command,
        payment_id=PaymentId(payment_id),
        amount=data.amount.read(),
        reason=data.reason,
        method=data.method,
    )
    return RefundView.of(desk.handle(command))


@get("/refunds", sync_to_thread=True, tags=_TAGS)
def list_refunds(
    desk: AtDesk,
    page: PageAsked,
    status: FromQuery[RefundStatus | None] = None,
    patient_id: FromQuery[UUID | None] = None,
) -> Page[RefundView]:
    """Those that stand so, of one patient or of all; the latest asked first."""
    query = ListRefunds(
        **desk.query,
        status=status,
        patient_id=None if patient_id is None else PatientId(patient_id),
        after=page.after(RefundId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), RefundView.of, lambda refund: refund.id)


@get(_REFUND, sync_to_thread=True, tags=_TAGS)
def read_refund(refund_id: FromPath[UUID], desk: AtDesk) -> RefundView:
    """One refund, as far as it has come."""
    query = ReadRefund(**desk.query, refund_id=RefundId(refund_id))
    return RefundView.of(desk.handle(query))


@post(f"{_REFUND}/decision", sync_to_thread=True, tags=_TAGS)
def decide_refund(
    refund_id: FromPath[UUID], data: JSONBody[RefundDecisionBody], desk: AtDesk
) -> RefundView:
    """Let it go back, or not; somebody else than who asked, freshly proven."""
    command = DecideRefund(
        **desk.command,
        refund_id=RefundId(refund_id),
        granted=data.granted,
        reason=data.reason,
    )
    return RefundView.of(desk.handle(command))


@post(f"{_REFUND}/payout", sync_to_thread=True, tags=_TAGS)
def pay_out_refund(refund_id: FromPath[UUID], desk: AtDesk) -> RefundView:
    """Hand it over; what goes over the desk leaves your own drawer."""
    command = PayOutRefund(**desk.command, refund_id=RefundId(refund_id))
    return RefundView.of(desk.handle(command))
