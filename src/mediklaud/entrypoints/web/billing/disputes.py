"""What patients object to: noted on an invoice, and answered by billing (U2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.decide_dispute import DecideDispute
from mediklaud.application.billing.dispute_line import DisputeLine
from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.billing.read_dispute import ReadDispute
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import DisputeId, InvoiceId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.billing.invoices import ONE, standing
from mediklaud.entrypoints.web.billing.named import cards_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/disputes/{dispute_id:uuid}"
_NEW, _PAGE = "billing/new_dispute.html", "billing/dispute.html"


@get("/disputes", sync_to_thread=True)
def disputes(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """What nobody has answered yet, the first opened first."""
    after, limit = page.after(DisputeId), page.and_one
    query = ListDisputes(**visitor.query, after=after, limit=limit)
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"disputes": shown.items, "cards": cards_of(visitor, shown.items)}
    return visitor.page(
        "billing/disputes.html", **facts, more=shown.next_cursor, done=done
    )


@get(_ONE, sync_to_thread=True)
def dispute_page(visitor: AtPage, dispute_id: FromPath[UUID]) -> Page:
    """What is objected to, and the line it is about."""
    return visitor.page(_PAGE, **_about(visitor, DisputeId(dispute_id)))


@post(_ONE, status_code=303, sync_to_thread=True)
def answer_dispute(visitor: AtPage, dispute_id: FromPath[UUID]) -> Page:
    """The patient is right, wholly or in part; or the line stays as it is."""
    wanted, upheld = DisputeId(dispute_id), visitor.form["step"] == "uphold"
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
            amount = read.may("amount", in_our_money(visitor)) if upheld else None
        visitor.handle(
            DecideDispute(
                **visitor.command,
                dispute_id=wanted,
                upheld=upheld,
                reason=reason,
                amount=amount,
            )
        )
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/disputes?done={'upheld' if upheld else 'rejected'}")


@get(f"{ONE}/dispute", sync_to_thread=True)
def new_dispute_page(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """Which line a patient at the desk or on the phone objects to."""
    return visitor.page(_NEW, **standing(visitor, InvoiceId(invoice_id)))


@post(f"{ONE}/dispute", status_code=303, sync_to_thread=True)
def dispute_line(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """It is noted, and waits for an answer."""
    wanted = InvoiceId(invoice_id)
    try:
        with visitor.form.reading() as read:
            position = read.need("position", int)
            reason = read.need("reason", str)
        visitor.handle(
            DisputeLine(
                **visitor.command, invoice_id=wanted, position=position, reason=reason
            )
        )
    except Refusal as refusal:
        return visitor.again(_NEW, refusal, **standing(visitor, wanted))
    return visitor.go(f"/invoices/{wanted}?done=disputed")


def _about(visitor: Visitor, wanted: DisputeId) -> dict[str, Any]:
    dispute = visitor.handle(ReadDispute(**visitor.query, dispute_id=wanted))
    facts = standing(visitor, dispute.invoice_id)
    line = facts["invoice"].lines[dispute.position - 1]
    return {"dispute": dispute, "line": line, **facts}
