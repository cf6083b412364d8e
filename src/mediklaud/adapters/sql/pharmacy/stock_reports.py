"""What reports ask of stock, answered by one select each."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import BigInteger, Date, Row, bindparam, case, cast, func, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.dispensation_tables import dispensations
from mediklaud.adapters.sql.pharmacy.stock_tables import batches, movements, products
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.domain.pharmacy.stock_item import HandedOut, Moved, StockItem
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.preparation import Form, Preparation

_b, _m, _p = batches.c, movements.c, products.c
_d = dispensations.c
_ITS_PRODUCT = (_p.hospital_id == _b.hospital_id) & (_p.id == _b.product_id)
_ITS_BATCH = (_b.hospital_id == _m.hospital_id) & (_b.id == _m.batch_id)
_MEDICINE = (_p.code, _p.name, _p.form, _p.strength)
_ITEMS = (
    select(
        *_MEDICINE,
        *(_b.number, _b.location, _b.expires_on, _b.status.label("standing")),
        *(_b.on_hand, _b.cost_minor, _b.currency),
    )
    .join_from(batches, products, _ITS_PRODUCT)
    .where(here(batches), _b.on_hand > 0)
    .order_by(_p.code, _b.expires_on, _b.number, _b.location)
)
_EXPIRING = _ITEMS.where(_b.expires_on <= bindparam("until", type_=Date))
_COMES = case((_m.quantity > 0, _m.quantity), else_=0)
_GOES = case((_m.quantity < 0, -_m.quantity), else_=0)
_MOVED = (
    select(
        *(*_MEDICINE, _m.kind, func.count().label("times")),
        cast(func.sum(_COMES), BigInteger).label("came"),
        cast(func.sum(_GOES), BigInteger).label("went"),
    )
    .join_from(movements, batches, _ITS_BATCH)
    .join(products, _ITS_PRODUCT)
    .where(
        here(movements),
        _m.at >= bindparam("since", type_=Instant),
        _m.at < bindparam("until", type_=Instant),
    )
    .group_by(*_MEDICINE, _m.kind)
    .order_by(_p.code, _m.kind)
)

_HANDED_OUT = (
    select(
        *(*_MEDICINE, _d.id, _d.at, _d.quantity, _d.returned, _d.owed),
        _d.status.label("standing"),
    )
    .join_from(
        dispensations,
        products,
        (_p.hospital_id == _d.hospital_id) & (_p.id == _d.product_id),
    )
    .where(
        here(dispensations),
        _d.at >= bindparam("since", type_=Instant),
        _d.at < bindparam("until", type_=Instant),
    )
    .order_by(_d.at, _d.id)
)


@frozen
class SqlStockReports:
    """Batches and movements, each with its product."""

    database: Database

    def items(self, until: date | None = None) -> tuple[StockItem, ...]:
        if until is None:
            return tuple(map(_to_item, self.database.rows(_ITEMS)))
        return tuple(map(_to_item, self.database.rows(_EXPIRING, until=until)))

    def moved(self, since: datetime, until: datetime) -> tuple[Moved, ...]:
        rows = self.database.rows(_MOVED, since=since, until=until)
        return tuple(map(_to_moved, rows))

    def handed_out(self, since: datetime, until: datetime) -> tuple[HandedOut, ...]:
        rows = self.database.rows(_HANDED_OUT, since=since, until=until)
        return tuple(map(_to_handed_out, rows))


@lru_cache(maxsize=1000)
def _preparation(name: str, form: str, strength: str) -> Preparation:
    """Read once: a report names the same few medicines again and again."""
    return Preparation(name, Form(form), strength)


def _medicine(row: Row[Any]) -> Preparation:
    return _preparation(row.name, row.form, row.strength)


def _to_handed_out(row: Row[Any]) -> HandedOut:
    return HandedOut(
        id=DispensationId(row.id),
        at=row.at,
        product=row.code,
        preparation=_medicine(row),
        quantity=row.quantity,
        returned=row.returned,
        owed=row.owed,
        status=DispensationStatus(row.standing),
    )


def _to_item(row: Row[Any]) -> StockItem:
    has_cost = row.cost_minor is not None
    return StockItem(
        product=row.code,
        preparation=_medicine(row),
        batch=row.number,
        location=row.location,
        expires_on=row.expires_on,
        status=BatchStatus(row.standing),
        on_hand=row.on_hand,
        unit_cost=Money(row.cost_minor, row.currency) if has_cost else None,
    )


def _to_moved(row: Row[Any]) -> Moved:
    return Moved(
        product=row.code,
        preparation=_medicine(row),
        kind=MovementKind(row.kind),
        times=row.times,
        came=row.came,
        went=row.went,
    )
