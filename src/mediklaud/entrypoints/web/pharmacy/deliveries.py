"""What a supplier brings is taken in, batch by batch (H1)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.pharmacy.list_products import ListProducts
from mediklaud.application.pharmacy.receive_delivery import ReceiveDelivery
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.delivery import DeliveryLine
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "pharmacy/delivery.html"
_MANY = 200


@get("/pharmacy/delivery", sync_to_thread=True)
def delivery_page(visitor: AtPage, done: Filter = None, product: Filter = None) -> Page:
    """An empty line; the product is chosen, if one comes from its page."""
    require_may(visitor, Permission.MANAGE_STOCK)
    facts = {"products": _products(visitor), "refused": (), "done": done}
    return visitor.page(_PAGE, **facts, chosen=product)


@post("/pharmacy/delivery", status_code=303, sync_to_thread=True)
def take_in(visitor: AtPage) -> Page:
    """It is on the shelf; or the line again, and why it is not."""
    try:
        came = visitor.handle(_came(visitor))
    except Refusal as refusal:
        facts = {
            "products": _products(visitor),
            "refused": (),
            "done": None,
            "chosen": None,
        }
        return visitor.again(_PAGE, refusal, **facts)
    if came.refused:
        told = {"done": None, "chosen": None, "refused": came.refused}
        return visitor.page(_PAGE, **told, products=_products(visitor))
    return visitor.go("/pharmacy/delivery?done=came")


def _came(visitor: Visitor) -> ReceiveDelivery:
    form, currency = visitor.form, visitor.site.hospital.currency
    with form.reading() as read:
        line = DeliveryLine(
            product=read.need("product", str),
            batch=read.need("batch", str),
            expires_on=read.need("expires_on", read_day),
            packs=read.may("packs", int) or 0,
            units=read.may("units", int) or 0,
            unit_cost=read.may("unit_cost", lambda text: Money.parse(text, currency)),
        )
    reason = form["reason"] or None
    return ReceiveDelivery(**visitor.command, lines=(line,), reason=reason)


def _products(visitor: Visitor) -> list[tuple[str, str]]:
    found = visitor.handle(ListProducts(**visitor.query, limit=_MANY))
    return [(one.code, f"{one.brand} · {one.code}") for one in found]
