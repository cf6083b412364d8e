"""What the pharmacy keeps, over HTTP."""

from __future__ import annotations

from uuid import UUID

from litestar import get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.pharmacy.add_product import AddProduct
from mediklaud.application.pharmacy.list_batches import ListBatches
from mediklaud.application.pharmacy.list_movements import ListMovements
from mediklaud.application.pharmacy.list_products import ListProducts
from mediklaud.application.pharmacy.read_product import ReadProduct
from mediklaud.application.pharmacy.update_product import UpdateProduct
from mediklaud.domain.shared.ids import MovementId, ProductId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.stock_bodies import (
    ProductBody,
    ProductChangesBody,
)
from mediklaud.entrypoints.http.pharmacy.stock_views import (
    BatchView,
    MovementView,
    ProductView,
)
from mediklaud.entrypoints.http.queries import Searched

_PRODUCT = "/pharmacy/products/{product_id:uuid}"
_TAGS = ("pharmacy",)


@post("/pharmacy/products", sync_to_thread=True, tags=_TAGS)
def add_product(data: JSONBody[ProductBody], desk: AtDesk) -> ProductView:
    """Keep a product from now on, under a code of its own."""
    command = AddProduct(
        **desk.command,
        code=data.code,
        medicine=data.medicine,
        form=data.form,
        strength=data.strength,
        brand=data.brand,
        manufacturer=data.manufacturer,
        atc=data.atc,
        pack_size=data.pack_size,
        controlled=data.controlled,
        returnable=data.returnable,
        reorder_level=data.reorder_level,
    )
    return ProductView.of(desk.handle(command))


@get("/pharmacy/products", sync_to_thread=True, tags=_TAGS)
def list_products(
    desk: AtDesk, page: PageAsked, q: Searched = None
) -> Page[ProductView]:
    """Products whose code, brand or medicine holds the text."""
    query = ListProducts(
        **desk.query, q=q or "", after=page.after(ProductId), limit=page.and_one
    )
    return page.page(desk.handle(query), ProductView.of, lambda one: one.id)


@get(_PRODUCT, sync_to_thread=True, tags=_TAGS)
def read_product(product_id: FromPath[UUID], desk: AtDesk) -> ProductView:
    """One product; its version is the answer's `ETag`."""
    query = ReadProduct(**desk.query, product_id=ProductId(product_id))
    return ProductView.of(desk.handle(query))


@patch(_PRODUCT, sync_to_thread=True, tags=_TAGS)
def update_product(
    product_id: FromPath[UUID],
    data: JSONBody[ProductChangesBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> ProductView:
    """Change what is said of a product; its code and medicine stay."""
    command = UpdateProduct(
        **desk.command,
        product_id=ProductId(product_id),
        brand=data.brand,
        manufacturer=data.manufacturer,
        atc=data.atc,
        controlled=data.controlled,
        returnable=data.returnable,
        reorder_level=data.reorder_level,
        status=data.status,
        version=version_in(if_match),
    )
    return ProductView.of(desk.handle(command))


@get(f"{_PRODUCT}/batches", sync_to_thread=True, tags=_TAGS)
def list_batches(product_id: FromPath[UUID], desk: AtDesk) -> Page[BatchView]:
    """Which batches there are of a product, what expires first first."""
    query = ListBatches(**desk.query, product_id=ProductId(product_id))
    return Page(items=[BatchView.of(one) for one in desk.handle(query)])


@get("/pharmacy/movements", sync_to_thread=True, tags=_TAGS)
def list_movements(
    product_id: FromQuery[UUID], desk: AtDesk, page: PageAsked
) -> Page[MovementView]:
    """Every change of a product's batches, the newest first."""
    query = ListMovements(
        **desk.query,
        product_id=ProductId(product_id),
        after=page.after(MovementId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), MovementView.of, lambda one: one.id)
