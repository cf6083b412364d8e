"""Somebody looks how a product's stock came about."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.movement import Movement
from mediklaud.domain.shared.ids import MovementId, ProductId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.stock import Products, Stock


@frozen(kw_only=True)
class ListMovements(Query[tuple[Movement, ...]]):
    """Every change of the product's batches, the newest first."""

    permission: ClassVar = Permission.READ_STOCK
    product_id: ProductId
    after: MovementId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_movements(
    query: ListMovements, *, products: Products, stock: Stock
) -> tuple[Movement, ...]:
    """Whose medicine it was, the dispensation says to who may read it."""
    product = products.get(query.product_id)
    return stock.movements(product.id, after=query.after, limit=query.limit)
