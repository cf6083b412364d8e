"""Somebody looks which batches there are of a product."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.shared.ids import ProductId
from mediklaud.ports.stock import Products, Stock


@frozen(kw_only=True)
class ListBatches(Query[tuple[Batch, ...]]):
    """Those of which there is something, at every place, what expires first first."""

    permission: ClassVar = Permission.READ_STOCK
    product_id: ProductId


def list_batches(
    query: ListBatches, *, products: Products, stock: Stock
) -> tuple[Batch, ...]:
    """Also what may not be handed out: its status says so."""
    return stock.batches_of(products.get(query.product_id).id)
