"""Money that came online late or amiss: kept as a payment, or sent back (B7)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.read_payment_exception import ReadPaymentException
from mediklaud.domain.billing.payment_exception import (
    ExceptionDecision,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PaymentExceptionId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.invoices import standing
from mediklaud.entrypoints.web.billing.named import cards_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/payment-exceptions/{exception_id:uuid}"
_PAGE = "billing/exception.html"


@get("/payment-exceptions", sync_to_thread=True)
def exceptions(
    visitor: AtPage,
    page: PageAsked,
    all: Filter = None,  # noqa: A002 - it stands in the address
    done: Filter = None,
) -> Page:
    """What waits for a decision; or all there ever was."""
    after, limit = page.after(PaymentExceptionId), page.and_one
    query = ListPaymentExceptions(
        **visitor.query, waiting=all is None, after=after, limit=limit
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    facts: dict[str, Any] = {"found": shown.items}
    facts["cards"] = cards_of(visitor, shown.items)
    facts |= {"whole": all, "more": shown.next_cursor, "done": done}
    return visitor.page("billing/exceptions.html", **facts)


@get(_ONE, sync_to_thread=True)
def exception_page(visitor: AtPage, exception_id: FromPath[UUID]) -> Page:
    """What was asked for, what came, and for which invoice."""
    return visitor.page(_PAGE, **_about(visitor, PaymentExceptionId(exception_id)))


@post(_ONE, status_code=303, sync_to_thread=True)
def decide_exception(visitor: AtPage, exception_id: FromPath[UUID]) -> Page:
    """Kept or sent back; in either case for a reason."""
    wanted = PaymentExceptionId(exception_id)
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
            decision = read.need("step", ExceptionDecision)
        visitor.handle(
            DecidePaymentException(
                **visitor.command,
                exception_id=wanted,
                decision=decision,
                reason=reason,
            )
        )
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/payment-exceptions?done={decision.value}")


def _about(visitor: Visitor, wanted: PaymentExceptionId) -> dict[str, Any]:
    one = visitor.handle(ReadPaymentException(**visitor.query, exception_id=wanted))
    return {"one": one, **standing(visitor, one.invoice_id)}
