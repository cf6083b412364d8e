"""Somebody looks how much there is of everything, and what is low (H10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.stock_level import StockLevel
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.stock import Stock

_SOON = timedelta(days=90)


@frozen(kw_only=True)
class ReadStock(Query[tuple[StockLevel, ...]]):
    """Product by product: all there is, what is usable, what expires in 90 days."""

    permission: ClassVar = Permission.READ_STOCK
    after: ProductId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def read_stock(
    query: ReadStock, *, stock: Stock, hospital: Hospital, now: datetime
) -> tuple[StockLevel, ...]:
    """Active products alone, the first added first."""
    today = hospital.day_of(now)
    return stock.levels(today, today + _SOON, after=query.after, limit=query.limit)
