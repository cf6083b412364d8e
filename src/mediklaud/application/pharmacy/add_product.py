"""The pharmacy begins to keep a product."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.stock import Products
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class AddProduct(Command[Product]):
    """Keep it from now on, under a code that no other product has."""

    permission: ClassVar = Permission.MANAGE_STOCK
    code: str
    medicine: str
    form: Form
    strength: str
    brand: str
    manufacturer: str | None = None
    atc: str | None = None
    pack_size: int = 1
    controlled: bool = False
    returnable: bool = False
    reorder_level: int = 0


def add_product(command: AddProduct, *, products: Products, ids: Ids) -> Product:
    """It has no stock before the first delivery."""
    product = Product(
        id=ids.new(ProductId),
        code=command.code,
        preparation=Preparation(command.medicine, command.form, command.strength),
        brand=command.brand,
        manufacturer=command.manufacturer,
        atc=command.atc,
        pack_size=command.pack_size,
        controlled=command.controlled,
        returnable=command.returnable,
        reorder_level=command.reorder_level,
    )
    products.add(product)
    return product
