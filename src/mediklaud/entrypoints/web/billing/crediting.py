"""Billing takes back some of an invoice: corrected, waived, or written off (B4)."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.issue_credit_note import IssueCreditNote
from mediklaud.domain.billing.credit_by_hand import NoSuchLine
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.billing.invoices import ONE, standing
from mediklaud.entrypoints.web.forms import Reading
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "billing/credit.html"
_CREDIT = f"{ONE}/credit"
_LINE = "line:"
_POSITION = re.compile(r"[1-9]\d{0,3}", re.ASCII)


@get(_CREDIT, sync_to_thread=True)
def credit_page(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """What is to be taken back, and why."""
    return visitor.page(_PAGE, **standing(visitor, InvoiceId(invoice_id)))


@post(_CREDIT, status_code=303, sync_to_thread=True)
def credit(visitor: AtPage, invoice_id: FromPath[UUID]) -> Page:
    """It is credited at once, or waits for a second person."""
    wanted = InvoiceId(invoice_id)
    try:
        credited = visitor.handle(
            IssueCreditNote(**visitor.command, invoice_id=wanted, **_wish(visitor))
        )
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **standing(visitor, wanted))
    done = "credited" if credited.note is not None else "asked"
    return visitor.go(f"/invoices/{wanted}?done={done}")


def _wish(visitor: Visitor) -> dict[str, Any]:
    with visitor.form.reading() as read:
        kind = read.need("kind", CreditKind)
        reason = read.need("reason", str)
        lines = tuple(_lines(visitor, read))
    return {"kind": kind, "reason": reason, "lines": lines}


def _lines(visitor: Visitor, read: Reading) -> list[CreditLine]:
    """So much of which line; all that is left, if nothing is written."""
    named = [name for name in visitor.form.fields if name.startswith(_LINE)]
    found = [(name, read.may(name, in_our_money(visitor))) for name in named]
    return [
        CreditLine(position=_position(name), amount=amount)
        for name, amount in found
        if amount is not None
    ]


def _position(name: str) -> int:
    found = _POSITION.fullmatch(name.removeprefix(_LINE))
    if found is None:
        raise NoSuchLine(0)
    return int(found[0])
