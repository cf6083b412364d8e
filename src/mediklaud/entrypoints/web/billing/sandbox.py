"""The sandbox's page: it stands where a gateway's own page would be (B7)."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromPath

from mediklaud.domain.billing.gateway import GatewayState
from mediklaud.domain.billing.sandbox import Button
from mediklaud.entrypoints.http.entrance import SandboxTill
from mediklaud.entrypoints.http.malformed import Malformed, NoSuchPage
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "billing/sandbox.html"


@get("/sandbox/pay/{ref:str}", sync_to_thread=True)
def sandbox_page(visitor: AtPage, ref: FromPath[str]) -> Page:
    """Try what a gateway may do."""
    order = _till(visitor).look(ref)
    waits = order.state is GatewayState.WAITING
    return visitor.page(_PAGE, order=order, buttons=tuple(Button), waits=waits)


@post("/sandbox/pay/{ref:str}", status_code=303, sync_to_thread=True)
def press(visitor: AtPage, ref: FromPath[str]) -> Page:
    """It happens as the button says, and the payer comes back."""
    till = _till(visitor)
    try:
        button = Button(visitor.form["button"])
    except ValueError as error:
        raise Malformed("button", "is none of ours") from error
    order = till.press(ref, button)
    return visitor.go(order.return_url.removeprefix(visitor.site.hospital.public_url))


def _till(visitor: Visitor) -> SandboxTill:
    till = visitor.site.entrance.sandbox
    if till is None:
        raise NoSuchPage
    return till
