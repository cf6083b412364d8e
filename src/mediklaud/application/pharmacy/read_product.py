"""Somebody looks at one product."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import ProductId
from mediklaud.ports.stock import Products


@frozen(kw_only=True)
class ReadProduct(Query[Product]):
    """What the pharmacy keeps under this id."""

    permission: ClassVar = Permission.READ_STOCK
    product_id: ProductId


def read_product(query: ReadProduct, *, products: Products) -> Product:
    """The product, with its version."""
    return products.get(query.product_id)
