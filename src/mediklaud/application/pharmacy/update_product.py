"""The pharmacy changes what it says of a product."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.product import Product, ProductChanged, ProductStatus
from mediklaud.domain.shared.ids import ProductId
from mediklaud.ports.stock import Products


@frozen(kw_only=True)
class UpdateProduct(Command[Product]):
    """Change what is given; the code, the medicine and the pack stay as they are."""

    permission: ClassVar = Permission.MANAGE_STOCK
    product_id: ProductId
    brand: str | None = None
    manufacturer: str | None = None
    atc: str | None = None
    controlled: bool | None = None
    returnable: bool | None = None
    reorder_level: int | None = None
    status: ProductStatus | None = None
    version: int | None = None


def update_product(command: UpdateProduct, *, products: Products) -> Product:
    """A withdrawn one is ordered no more; what is there may still be handed out."""
    product = products.get(command.product_id)
    if command.version not in {None, product.version}:
        raise ProductChanged(product.id)
    changed = product.changed(
        brand=command.brand,
        manufacturer=command.manufacturer,
        atc=command.atc,
        controlled=command.controlled,
        returnable=command.returnable,
        reorder_level=command.reorder_level,
        status=command.status,
    )
    return products.save(changed)
