"""Whoever holds an invoice's paper pays it: nothing of the patient is shown (B7)."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.pay_by_link import PayByLink
from mediklaud.application.billing.read_payment_link import ReadPaymentLink
from mediklaud.domain.access.actor import ANONYMOUS
from mediklaud.domain.billing.online import OPEN_INTENTS
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE, _ON = "billing/pay.html", "billing/pay_on.html"
_AGAIN = "3"
"""Seconds after which whoever came back looks again."""


@get("/pay/{token:str}", sync_to_thread=True)
def pay_page(visitor: AtPage, token: FromPath[str], back: Filter = None) -> Page:
    """What is due, and how a payment stands that is under way."""
    facts = _facts(visitor, token)
    waiting = back is not None and facts["latest"] in OPEN_INTENTS
    page = visitor.page(_PAGE, **facts, waiting=waiting, back=back)
    if waiting:
        page.headers["refresh"] = _AGAIN
    return page


@post("/pay/{token:str}", status_code=200, sync_to_thread=True)
def pay(visitor: AtPage, token: FromPath[str]) -> Page:
    """On to the gateway's page; by a link, for a form leads nowhere else."""
    try:
        amount = _amount(visitor)
        command = PayByLink(**visitor.as_nobody, token=token, amount=amount)
        online = visitor.handle(command)
    except Refusal as refusal:
        facts = {"waiting": False, "back": None}
        return visitor.again(_PAGE, refusal, **_facts(visitor, token), **facts)
    page = visitor.page(_ON, online=online, token=token)
    if online.redirect_url is not None:
        page.headers["refresh"] = f"0; url={online.redirect_url}"
    return page


def _facts(visitor: Visitor, token: str) -> dict[str, object]:
    query = ReadPaymentLink(
        actor=ANONYMOUS,
        request_id=visitor.request_id,
        source=visitor.source,
        token=token,
    )
    invoice = visitor.handle(query)
    return {"invoice": invoice, "latest": invoice.latest, "token": token}


def _amount(visitor: Visitor) -> Money | None:
    written = visitor.form["amount"]
    currency = visitor.site.hospital.currency
    return Money.parse(written, currency) if written else None
