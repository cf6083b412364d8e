"""What is on the shelves: product by product, what is low, what expires soon."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.pharmacy.add_product import AddProduct
from mediklaud.application.pharmacy.list_adjustments import ListAdjustments
from mediklaud.application.pharmacy.list_batches import ListBatches
from mediklaud.application.pharmacy.list_movements import ListMovements
from mediklaud.application.pharmacy.read_product import ReadProduct
from mediklaud.application.pharmacy.read_stock import ReadStock
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Form
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

PRODUCT = "pharmacy/product.html"
_NEW = "pharmacy/new_product.html"
_MANY, _LATELY = 200, 20


@get("/pharmacy/stock", sync_to_thread=True)
def stock(visitor: AtPage) -> Page:
    """How much there is of every product."""
    levels = visitor.handle(ReadStock(**visitor.query, limit=_MANY))
    counts = visitor.handle(ListAdjustments(**visitor.query))
    return visitor.page("pharmacy/stock.html", levels=levels, counts=counts)


@get("/pharmacy/products/{product_id:uuid}", sync_to_thread=True)
def product(visitor: AtPage, product_id: FromPath[UUID], done: Filter = None) -> Page:
    """Its batches, and what lately became of them."""
    facts = about_product(visitor, ProductId(product_id))
    return visitor.page(PRODUCT, **facts, done=done)


def about_product(visitor: Visitor, wanted: ProductId) -> dict[str, Any]:
    """What the product's page shows."""
    about: dict[str, Any] = {**visitor.query, "product_id": wanted}
    batches = visitor.handle(ListBatches(**about))
    numbers = {batch.id: batch.number for batch in batches}
    counts = visitor.handle(ListAdjustments(**visitor.query))
    return {
        "product": visitor.handle(ReadProduct(**about)),
        "batches": batches,
        "moved": visitor.handle(ListMovements(**about, limit=_LATELY)),
        "numbers": numbers,
        "counts": [one for one in counts if one.batch_id in numbers],
        "today": today(visitor),
    }


@get("/pharmacy/new-product", sync_to_thread=True)
def new_product_page(visitor: AtPage) -> Page:
    """An empty form."""
    require_may(visitor, Permission.MANAGE_STOCK)
    return visitor.page(_NEW, forms=tuple(Form))


@post("/pharmacy/new-product", status_code=303, sync_to_thread=True)
def new_product(visitor: AtPage) -> Page:
    """The pharmacy keeps it from now on."""
    try:
        added = visitor.handle(_added(visitor))
    except Refusal as refusal:
        return visitor.again(_NEW, refusal, forms=tuple(Form))
    return visitor.go(f"/pharmacy/products/{added.id}?done=added")


def _added(visitor: Visitor) -> AddProduct:
    form = visitor.form
    with form.reading() as read:
        made_up = read.need("form", Form)
        pack_size = read.may("pack_size", int) or 1
        reorder_level = read.may("reorder_level", int) or 0
    return AddProduct(
        **visitor.command,
        code=form["code"],
        medicine=form["medicine"],
        form=made_up,
        strength=form["strength"],
        brand=form["brand"],
        manufacturer=form["manufacturer"] or None,
        pack_size=pack_size,
        controlled="controlled" in form,
        returnable="returnable" in form,
        reorder_level=reorder_level,
    )
