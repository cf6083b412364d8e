"""Money that goes back: looked at, decided by another, handed over (B6)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.decide_refund import DecideRefund
from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.billing.pay_out_refund import PayOutRefund
from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import RefundId
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.named import cards_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/refunds/{refund_id:uuid}"
_PAGE = "billing/refund.html"


@get("/refunds", sync_to_thread=True)
def refunds(visitor: AtPage, page: PageAsked, status: Filter = None) -> Page:
    """Those that stand so; what waits for a decision, if nothing is said."""
    asked, after = _status(status), page.after(RefundId)
    query = ListRefunds(**visitor.query, status=asked, after=after, limit=page.and_one)
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"refunds": shown.items, "cards": cards_of(visitor, shown.items)}
    facts |= {"asked": asked, "statuses": tuple(RefundStatus)}
    return visitor.page("billing/refunds.html", **facts, more=shown.next_cursor)


@get(_ONE, sync_to_thread=True)
def refund_page(
    visitor: AtPage, refund_id: FromPath[UUID], done: Filter = None
) -> Page:
    """One refund, and what is to be done about it."""
    facts = _about(visitor, RefundId(refund_id))
    return visitor.page(_PAGE, **facts, done=done)


@post(f"{_ONE}/decide", status_code=303, sync_to_thread=True)
def decide_refund(visitor: AtPage, refund_id: FromPath[UUID]) -> Page:
    """It goes back or not, by somebody else than who asked, freshly proven."""
    wanted, granted = RefundId(refund_id), visitor.form["step"] == "grant"
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        prove_first(visitor)
        visitor.handle(
            DecideRefund(
                **visitor.command, refund_id=wanted, granted=granted, reason=reason
            )
        )
    except Refusal as refusal:
        return _again(visitor, wanted, refusal)
    return visitor.go(f"/refunds/{wanted}?done={'granted' if granted else 'declined'}")


@post(f"{_ONE}/pay-out", status_code=303, sync_to_thread=True)
def pay_out(visitor: AtPage, refund_id: FromPath[UUID]) -> Page:
    """It is handed over, out of the drawer of whoever does so."""
    wanted = RefundId(refund_id)
    try:
        visitor.handle(PayOutRefund(**visitor.command, refund_id=wanted))
    except Refusal as refusal:
        return _again(visitor, wanted, refusal)
    return visitor.go(f"/refunds/{wanted}?done=paid")


def _again(visitor: Visitor, wanted: RefundId, refusal: Refusal) -> Page:
    return visitor.again(_PAGE, refusal, **_about(visitor, wanted), done=None)


def _about(visitor: Visitor, wanted: RefundId) -> dict[str, Any]:
    refund = visitor.handle(ReadRefund(**visitor.query, refund_id=wanted))
    patient = visitor.handle(ReadPatient(**visitor.query, patient_id=refund.patient_id))
    return {"refund": refund, "patient": patient}


def _status(written: str | None) -> RefundStatus:
    try:
        return RefundStatus(written) if written else RefundStatus.ASKED
    except ValueError as error:
        raise Malformed("status", "is none of ours") from error
