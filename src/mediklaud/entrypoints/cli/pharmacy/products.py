"""`mediklaud pharmacy products`: what the pharmacy keeps."""

from __future__ import annotations

import click

from mediklaud.application.pharmacy.add_product import AddProduct
from mediklaud.application.pharmacy.list_batches import ListBatches
from mediklaud.application.pharmacy.list_movements import ListMovements
from mediklaud.application.pharmacy.list_products import ListProducts
from mediklaud.application.pharmacy.read_product import ReadProduct
from mediklaud.application.pharmacy.update_product import UpdateProduct
from mediklaud.domain.pharmacy.product import ProductStatus
from mediklaud.domain.shared.ids import MovementId, ProductId
from mediklaud.domain.shared.preparation import Form
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf, version_option
from mediklaud.entrypoints.cli.pharmacy.product_param import PRODUCT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.pharmacy.stock_views import (
    BatchView,
    MovementView,
    ProductView,
)

_ONE = click.argument("product", type=PRODUCT)
_COUNT = click.IntRange(0, 10_000_000)
_COLUMNS = (
    "code",
    "brand",
    "medicine",
    "strength",
    "form",
    "pack_size",
    "status",
    "id",
)
_BATCHES = ("batch", "expires_on", "on_hand", "location", "status", "id")
_MOVEMENTS = ("at", "kind", "quantity", "reason", "batch_id")


@command("add-product")
@click.argument("code")
@click.option("--medicine", required=True, help="Its international name.")
@click.option("--form", type=OneOf(Form), required=True)
@click.option("--strength", required=True, help="500 mg, 250 mg/5 ml, 1 %.")
@click.option("--brand", required=True)
@click.option("--manufacturer")
@click.option("--atc", help="The product's own ATC code.")
@click.option("--pack-size", type=click.IntRange(1, 10_000_000), default=1)
@click.option("--controlled", is_flag=True, help="Takes two people and the register.")
@click.option("--returnable", is_flag=True, help="May go back into stock, unopened.")
@click.option("--reorder-level", type=_COUNT, default=0)
@keyed
@pass_session
def add_product(
    session: Session,
    *,
    code: str,
    medicine: str,
    form: Form,
    strength: str,
    brand: str,
    manufacturer: str | None,
    atc: str | None,
    pack_size: int,
    controlled: bool,
    returnable: bool,
    reorder_level: int,
) -> None:
    """Keep a product from now on, under a code of its own: napa_500."""
    message = AddProduct(
        **session.command,
        code=code,
        medicine=medicine,
        form=form,
        strength=strength,
        brand=brand,
        manufacturer=manufacturer,
        atc=atc,
        pack_size=pack_size,
        controlled=controlled,
        returnable=returnable,
        reorder_level=reorder_level,
    )
    session.output.show(ProductView.of(session.handle(message)))


@command("update-product")
@_ONE
@click.option("--brand")
@click.option("--manufacturer")
@click.option("--atc")
@click.option("--controlled/--not-controlled", default=None)
@click.option("--returnable/--not-returnable", default=None)
@click.option("--reorder-level", type=_COUNT)
@click.option("--status", type=OneOf(ProductStatus))
@version_option
@keyed
@pass_session
def update_product(
    session: Session,
    *,
    product: ProductId,
    brand: str | None,
    manufacturer: str | None,
    atc: str | None,
    controlled: bool | None,
    returnable: bool | None,
    reorder_level: int | None,
    status: ProductStatus | None,
    version: int | None,
) -> None:
    """Change what is said of a product; its code and medicine stay."""
    message = UpdateProduct(
        **session.command,
        product_id=product,
        brand=brand,
        manufacturer=manufacturer,
        atc=atc,
        controlled=controlled,
        returnable=returnable,
        reorder_level=reorder_level,
        status=status,
        version=version,
    )
    session.output.show(ProductView.of(session.handle(message)))


@command("products")
@click.argument("text", default="")
@paged
@pass_session
def list_products(session: Session, *, text: str, page: Paging) -> None:
    """Products whose code, brand or medicine holds the text."""
    query = ListProducts(
        **session.query, q=text, after=page.after(ProductId), limit=page.and_one
    )
    found = page.page(session.handle(query), ProductView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)


@command("product")
@_ONE
@pass_session
def read_product(session: Session, *, product: ProductId) -> None:
    """One product, as the pharmacy keeps it."""
    query = ReadProduct(**session.query, product_id=product)
    session.output.show(ProductView.of(session.handle(query)))


@command("batches")
@_ONE
@pass_session
def list_batches(session: Session, *, product: ProductId) -> None:
    """Which batches there are of a product, what expires first first."""
    query = ListBatches(**session.query, product_id=product)
    found = [BatchView.of(one) for one in session.handle(query)]
    session.output.list(Page(items=found), *_BATCHES)


@command("movements")
@_ONE
@paged
@pass_session
def list_movements(session: Session, *, product: ProductId, page: Paging) -> None:
    """Every change of a product's batches, the newest first."""
    query = ListMovements(
        **session.query,
        product_id=product,
        after=page.after(MovementId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), MovementView.of, lambda one: one.id)
    session.output.list(found, *_MOVEMENTS)
