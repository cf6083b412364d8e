"""What a second person of billing lets happen: credit notes above the limit (B4)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.decide_credit_request import DecideCreditRequest
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.read_credit_request import ReadCreditRequest
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import CreditRequestId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.invoices import standing
from mediklaud.entrypoints.web.billing.named import cards_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/credit-requests/{request_id:uuid}"
_PAGE = "billing/credit_request.html"


@get("/credit-requests", sync_to_thread=True)
def credit_requests(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """What waits for a second person, the first asked first."""
    after, limit = page.after(CreditRequestId), page.and_one
    query = ListCreditRequests(**visitor.query, after=after, limit=limit)
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts = {"waiting": shown.items, "cards": cards_of(visitor, shown.items)}
    return visitor.page(
        "billing/credit_requests.html", **facts, more=shown.next_cursor, done=done
    )


@get(_ONE, sync_to_thread=True)
def credit_request_page(visitor: AtPage, request_id: FromPath[UUID]) -> Page:
    """What is to be credited of which invoice, and why."""
    return visitor.page(_PAGE, **_about(visitor, CreditRequestId(request_id)))


@post(_ONE, status_code=303, sync_to_thread=True)
def decide_credit(visitor: AtPage, request_id: FromPath[UUID]) -> Page:
    """Credited or not; in either case for a reason."""
    wanted = CreditRequestId(request_id)
    granted = visitor.form["step"] == "grant"
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        visitor.handle(
            DecideCreditRequest(
                **visitor.command,
                credit_request_id=wanted,
                granted=granted,
                reason=reason,
            )
        )
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/credit-requests?done={'granted' if granted else 'declined'}")


def _about(visitor: Visitor, wanted: CreditRequestId) -> dict[str, Any]:
    query = ReadCreditRequest(**visitor.query, credit_request_id=wanted)
    request = visitor.handle(query)
    return {"request": request, **standing(visitor, request.invoice_id)}
