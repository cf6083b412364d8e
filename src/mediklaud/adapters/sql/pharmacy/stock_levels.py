"""How much there is of every product, and whether the balances are right."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Date,
    Row,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
)

from mediklaud.adapters.sql.pharmacy.stock_rows import to_product
from mediklaud.adapters.sql.pharmacy.stock_tables import batches, movements, products
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.product import ProductStatus
from mediklaud.domain.pharmacy.stock_level import StockLevel

_b, _m, _p = batches.c, movements.c, products.c
_TODAY, _SOON = bindparam("today", type_=Date), bindparam("soon", type_=Date)
_IS_USABLE = and_(_b.status == BatchStatus.USABLE.value, _b.expires_on >= _TODAY)
_AFTER = bindparam("after", type_=_p.id.type)


def _sum(condition: Any) -> Any:  # noqa: ANN401
    there = case((condition, _b.on_hand), else_=0)
    return cast(func.coalesce(func.sum(there), 0), BigInteger)


_PAGE = (
    select(products)
    .where(
        here(products),
        _p.status == ProductStatus.ACTIVE.value,
        or_(_AFTER.is_(None), _p.id > _AFTER),
    )
    .order_by(_p.id)
    .limit(bindparam("limit"))
    .subquery("page")
)
_SUMS = (
    select(
        _b.product_id,
        _sum(_b.on_hand > 0).label("there"),
        _sum(_IS_USABLE).label("usable"),
        _sum(and_(_IS_USABLE, _b.expires_on <= _SOON)).label("expiring"),
    )
    .where(here(batches), _b.on_hand > 0, _b.product_id.in_(select(_PAGE.c.id)))
    .group_by(_b.product_id)
    .subquery("sums")
)
LEVELS = (
    select(_PAGE, _SUMS.c.there, _SUMS.c.usable, _SUMS.c.expiring)
    .join_from(_PAGE, _SUMS, _SUMS.c.product_id == _PAGE.c.id, isouter=True)
    .order_by(_PAGE.c.id)
)
_MOVED = cast(func.coalesce(func.sum(_m.quantity), 0), BigInteger)
DIFFERENCES = (
    select(_b.id, _b.on_hand, _MOVED.label("moved"))
    .join_from(
        batches,
        movements,
        and_(_m.hospital_id == _b.hospital_id, _m.batch_id == _b.id),
        isouter=True,
    )
    .where(here(batches))
    .group_by(_b.hospital_id, _b.id, _b.on_hand)
    .having(_b.on_hand != _MOVED)
    .order_by(_b.id)
)


def to_level(row: Row[Any]) -> StockLevel:
    """The product's stock that the row adds up."""
    return StockLevel(
        product=to_product(row),
        on_hand=row.there or 0,
        usable=row.usable or 0,
        expiring=row.expiring or 0,
    )
