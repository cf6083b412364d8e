"""Somebody looks through what the pharmacy keeps."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.stock import Products


@frozen(kw_only=True)
class ListProducts(Query[tuple[Product, ...]]):
    """Those whose code, brand or medicine holds the text, the first added first."""

    permission: ClassVar = Permission.READ_STOCK
    q: str = ""
    after: ProductId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_products(query: ListProducts, *, products: Products) -> tuple[Product, ...]:
    """Withdrawn ones, too."""
    return products.find(query.q, after=query.after, limit=query.limit)
