"""Adjustments and recalls, in their tables."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, or_, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.stock_tables import adjustments, recalls
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.adjustment import (
    Adjustment,
    AdjustmentNotFound,
    AdjustmentStatus,
)
from mediklaud.domain.pharmacy.recall import Recall, RecallNotFound
from mediklaud.domain.shared.ids import (
    AccountId,
    AdjustmentId,
    BatchId,
    ProductId,
    RecallId,
)

_a, _r = adjustments.c, recalls.c
_ASK = insert(adjustments)
_SAVE = update(adjustments).where(
    here(adjustments), _a.id == bindparam("this"), _a.version == bindparam("read")
)
_ADJUSTMENT = select(adjustments).where(is_param(adjustments, "id"))
_WAITING = (
    select(adjustments)
    .where(here(adjustments), _a.status == AdjustmentStatus.ASKED.value)
    .order_by(_a.id)
)
_RECALL = insert(recalls)
_RECALLED = select(recalls).where(is_param(recalls, "id"))
_NUMBERS = select(_r.product_id, _r.number).where(
    here(recalls), _r.product_id.in_(bindparam("products", expanding=True))
)
_AFTER = bindparam("after", type_=_r.id.type)
_PAGE = (
    select(recalls)
    .where(here(recalls), or_(_AFTER.is_(None), _r.id < _AFTER))
    .order_by(_r.id.desc())
    .limit(bindparam("limit"))
)


@frozen
class SqlAdjustments:
    """The `adjustments` table."""

    database: Database

    def add(self, adjustment: Adjustment) -> None:
        self.database.change(_ASK, **_to_row(adjustment))

    def save(self, adjustment: Adjustment) -> None:
        this = {"this": adjustment.id.value, "read": adjustment.version - 1}
        if not self.database.change(_SAVE, **this, **_to_row(adjustment)):
            raise Contended

    def get(self, adjustment_id: AdjustmentId) -> Adjustment:
        row = self.database.first(_ADJUSTMENT, id=adjustment_id.value)
        if row is None:
            raise AdjustmentNotFound
        return _to_adjustment(row)

    def waiting(self) -> tuple[Adjustment, ...]:
        return tuple(map(_to_adjustment, self.database.rows(_WAITING)))


def _to_row(one: Adjustment) -> dict[str, object]:
    return {
        "id": one.id.value,
        "batch_id": one.batch_id.value,
        "difference": one.difference,
        "reason": one.reason,
        "asked_by": one.asked_by and one.asked_by.value,
        "asked_at": one.asked_at,
        "status": one.status.value,
        "decided_by": one.decided_by and one.decided_by.value,
        "decision": one.decision,
        "version": one.version,
    }


def _to_adjustment(row: Row[Any]) -> Adjustment:
    return Adjustment(
        id=AdjustmentId(row.id),
        batch_id=BatchId(row.batch_id),
        difference=row.difference,
        reason=row.reason,
        asked_by=row.asked_by and AccountId(row.asked_by),
        asked_at=row.asked_at,
        status=AdjustmentStatus(row.status),
        decided_by=row.decided_by and AccountId(row.decided_by),
        decision=row.decision,
        version=row.version,
    )


@frozen
class SqlRecalls:
    """The `recalls` table."""

    database: Database

    def add(self, recall: Recall) -> None:
        self.database.change(
            _RECALL,
            id=recall.id.value,
            product_id=recall.product_id.value,
            number=recall.number,
            batches=[str(one) for one in recall.batches],
            reason=recall.reason,
            recalled_by=recall.by and recall.by.value,
            at=recall.at,
        )

    def get(self, recall_id: RecallId) -> Recall:
        row = self.database.first(_RECALLED, id=recall_id.value)
        if row is None:
            raise RecallNotFound
        return _to_recall(row)

    def numbers_of(
        self, products: Collection[ProductId]
    ) -> frozenset[tuple[ProductId, str]]:
        meant = [one.value for one in products]
        rows = self.database.rows(_NUMBERS, products=meant)
        return frozenset((ProductId(row.product_id), row.number) for row in rows)

    def page(self, *, after: RecallId | None, limit: int) -> tuple[Recall, ...]:
        behind = after and after.value
        rows = self.database.rows(_PAGE, after=behind, limit=limit)
        return tuple(map(_to_recall, rows))


def _to_recall(row: Row[Any]) -> Recall:
    return Recall(
        id=RecallId(row.id),
        product_id=ProductId(row.product_id),
        number=row.number,
        batches=tuple(BatchId(UUID(one)) for one in row.batches),
        reason=row.reason,
        by=row.recalled_by and AccountId(row.recalled_by),
        at=row.at,
    )
