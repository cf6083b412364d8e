"""What there is of every batch, in tables that only movements change."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from attrs import frozen
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.stock_levels import DIFFERENCES, LEVELS, to_level
from mediklaud.adapters.sql.pharmacy.stock_rows import (
    to_batch,
    to_batch_row,
    to_movement,
    to_movement_row,
)
from mediklaud.adapters.sql.pharmacy.stock_tables import batches, movements
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.batch import Batch, BatchNotFound, BatchStatus
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.stock_level import Difference, StockLevel
from mediklaud.domain.shared.ids import BatchId, MovementId, ProductId

_b, _m = batches.c, movements.c
_SHELVE = {
    "sqlite": sqlite.insert(batches).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(batches).on_conflict_do_nothing(),
}
_SHELVED = select(batches).where(
    here(batches),
    _b.product_id.in_(bindparam("products", expanding=True)),
    _b.number.in_(bindparam("numbers", expanding=True)),
)
_GET = select(batches).where(is_param(batches, "id"))
_NAMED = (
    select(batches)
    .where(is_param(batches, "product_id", "number"))
    .order_by(_b.received_at, _b.id)
)
_THERE = (
    select(batches)
    .where(is_param(batches, "product_id"), _b.on_hand > 0)
    .order_by(_b.expires_on, _b.received_at, _b.number, _b.id)
)
_MOVE = (
    update(batches)
    .where(
        here(batches),
        _b.id == bindparam("this"),
        _b.on_hand + bindparam("change") >= 0,
        (_b.status == BatchStatus.USABLE.value) | ~bindparam("to_patient"),
    )
    .values(on_hand=_b.on_hand + bindparam("change"))
)
_WRITE = movements.insert()
_MARK = (
    update(batches)
    .where(
        here(batches),
        _b.id == bindparam("this"),
        (_b.status != BatchStatus.RECALLED.value)
        | (bindparam("now") == BatchStatus.RECALLED.value),
    )
    .values(status=bindparam("now"), status_reason=bindparam("reason"))
)
_MOVEMENTS = (
    select(movements)
    .join_from(
        movements,
        batches,
        (_b.hospital_id == _m.hospital_id) & (_b.id == _m.batch_id),
    )
    .where(
        is_param(batches, "product_id"),
        bindparam("after", type_=_m.id.type).is_(None) | (_m.id < bindparam("after")),
    )
    .order_by(_m.id.desc())
    .limit(bindparam("limit"))
)


@frozen
class SqlStock:
    """The `batches` and `movements` tables."""

    database: Database

    def shelve(self, batches: Collection[Batch]) -> tuple[Batch, ...]:
        if not batches:
            return ()
        statement = _SHELVE[self.database.dialect]
        self.database.add_all(statement, map(to_batch_row, batches))
        rows = self.database.rows(
            _SHELVED,
            products=list({one.product_id.value for one in batches}),
            numbers=list({one.number for one in batches}),
        )
        there = {batch.key: batch for batch in map(to_batch, rows)}
        return tuple(there[one.key] for one in batches)

    def get(self, batch_id: BatchId) -> Batch:
        row = self.database.first(_GET, id=batch_id.value)
        if row is None:
            raise BatchNotFound
        return to_batch(row)

    def named(self, product_id: ProductId, number: str) -> tuple[Batch, ...]:
        asked = {"product_id": product_id.value, "number": number.strip().upper()}
        return tuple(map(to_batch, self.database.rows(_NAMED, **asked)))

    def batches_of(self, product_id: ProductId) -> tuple[Batch, ...]:
        rows = self.database.rows(_THERE, product_id=product_id.value)
        return tuple(map(to_batch, rows))

    def move(self, movements: Collection[Movement]) -> None:
        """In the order of the batches, so that nobody waits in a circle."""
        in_turn = sorted(movements, key=lambda one: one.batch_id)
        changes = [_to_change(one) for one in in_turn]
        if self.database.change_all(_MOVE, changes) != len(changes):
            raise Contended
        self.database.add_all(_WRITE, map(to_movement_row, in_turn))

    def mark(self, batch: Batch) -> None:
        to = {"now": batch.status.value, "reason": batch.status_reason}
        if not self.database.change(_MARK, this=batch.id.value, **to):
            raise Contended

    def movements(
        self, product_id: ProductId, *, after: MovementId | None, limit: int
    ) -> tuple[Movement, ...]:
        asked = {"product_id": product_id.value, "limit": limit}
        rows = self.database.rows(_MOVEMENTS, **asked, after=after and after.value)
        return tuple(map(to_movement, rows))

    def levels(
        self, today: date, soon: date, *, after: ProductId | None, limit: int
    ) -> tuple[StockLevel, ...]:
        asked = {"today": today, "soon": soon, "limit": limit}
        rows = self.database.rows(LEVELS, **asked, after=after and after.value)
        return tuple(map(to_level, rows))

    def differences(self) -> tuple[Difference, ...]:
        return tuple(
            Difference(batch_id=BatchId(row.id), on_hand=row.on_hand, moved=row.moved)
            for row in self.database.rows(DIFFERENCES)
        )


def _to_change(movement: Movement) -> dict[str, object]:
    return {
        "this": movement.batch_id.value,
        "change": movement.quantity,
        "to_patient": movement.kind is MovementKind.DISPENSE,
    }
