"""Billing agrees with a patient to pay an invoice in parts (U2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.end_plan import EndPlan
from mediklaud.application.billing.plan_payments import PlanPayments
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.billing.invoices import ONE, refused, standing
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "billing/plan.html"
_PLAN = f"{ONE}/plan"
_CHOICES = (2, 3, 4, 6, 9, 12)
_APART = timedelta(days=30)


@get(_PLAN, sync_to_thread=True)
def plan_page(visitor: AtPage, invoice_id: FromPath[UUID], parts: Filter = "3") -> Page:
    """So many equal parts a month apart are proposed; each can be changed."""
    facts = standing(visitor, InvoiceId(invoice_id))
    rows = _proposed(visitor, facts["standing"].due, _parts(parts))
    return visitor.page(_PAGE, **facts, rows=rows, choices=_CHOICES)


@post(_PLAN, status_code=303, sync_to_thread=True)
def plan(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """Agreed: while the parts come, nothing is late."""
    wanted = InvoiceId(invoice_id)
    try:
        agreed = _instalments(visitor)
        visitor.handle(
            PlanPayments(**visitor.command, invoice_id=wanted, instalments=agreed)
        )
    except Refusal as refusal:
        facts = {**standing(visitor, wanted), "choices": _CHOICES}
        rows = [(number, None, None) for number in _numbers(visitor)]
        return visitor.again(_PAGE, refusal, **facts, rows=rows)
    return visitor.go(f"/invoices/{wanted}?done=planned")


@post(f"{_PLAN}/end", status_code=303, sync_to_thread=True)
def end_plan(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """The invoice is due again as it was."""
    wanted = InvoiceId(invoice_id)
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        visitor.handle(EndPlan(**visitor.command, invoice_id=wanted, reason=reason))
    except Refusal as refusal:
        return refused(visitor, wanted, refusal)
    return visitor.go(f"/invoices/{wanted}?done=ended")


def _proposed(
    visitor: Visitor, due: Money, parts: int
) -> list[tuple[int, date | None, Money | None]]:
    today = visitor.site.hospital.day_of(visitor.site.application.clock.now())
    amounts = due.split([1] * parts)
    return [(n, today + _APART * n, one) for n, one in enumerate(amounts, start=1)]


def _parts(written: str | None) -> int:
    chosen = next((n for n in _CHOICES if str(n) == written), None)
    if chosen is None:
        raise Malformed("parts", "is none of ours")
    return chosen


def _numbers(visitor: Visitor) -> list[int]:
    """Of the parts that the form has."""
    most = range(1, max(_CHOICES) + 1)
    return [number for number in most if f"due:{number}" in visitor.form.fields]


def _instalments(visitor: Visitor) -> tuple[Instalment, ...]:
    """Both fields of a part are filled in, or neither."""
    written: list[Any] = []
    with visitor.form.reading() as read:
        for number in _numbers(visitor):
            due, amount = f"due:{number}", f"amount:{number}"
            if due in visitor.form or amount in visitor.form:
                day = read.need(due, read_day)
                written.append((day, read.need(amount, in_our_money(visitor))))
    return tuple(Instalment(day, amount) for day, amount in written)
