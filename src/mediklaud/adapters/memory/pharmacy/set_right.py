"""Adjustments and recalls, in dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.adjustment import (
    Adjustment,
    AdjustmentNotFound,
    AdjustmentStatus,
)
from mediklaud.domain.pharmacy.recall import Recall, RecallNotFound
from mediklaud.domain.shared.ids import AdjustmentId, ProductId, RecallId


@frozen
class MemoryAdjustments:
    """Adjustments by their id."""

    tables: Tables

    def add(self, adjustment: Adjustment) -> None:
        self.tables["adjustments"][adjustment.id] = adjustment

    def save(self, adjustment: Adjustment) -> None:
        if self.get(adjustment.id).version != adjustment.version - 1:
            raise Contended
        self.tables["adjustments"][adjustment.id] = adjustment

    def get(self, adjustment_id: AdjustmentId) -> Adjustment:
        found: Adjustment | None = self.tables["adjustments"].get(adjustment_id)
        if found is None:
            raise AdjustmentNotFound
        return found

    def waiting(self) -> tuple[Adjustment, ...]:
        every: Iterable[Adjustment] = self.tables["adjustments"].values()
        asked = (one for one in every if one.status is AdjustmentStatus.ASKED)
        return tuple(sorted(asked, key=lambda one: one.id))


@frozen
class MemoryRecalls:
    """Recalls by their id."""

    tables: Tables

    def add(self, recall: Recall) -> None:
        self.tables["recalls"][recall.id] = recall

    def get(self, recall_id: RecallId) -> Recall:
        found: Recall | None = self.tables["recalls"].get(recall_id)
        if found is None:
            raise RecallNotFound
        return found

    def numbers_of(
        self, products: Collection[ProductId]
    ) -> frozenset[tuple[ProductId, str]]:
        every: Iterable[Recall] = self.tables["recalls"].values()
        meant = (one for one in every if one.product_id in products)
        return frozenset((one.product_id, one.number) for one in meant)

    def page(self, *, after: RecallId | None, limit: int) -> tuple[Recall, ...]:
        every: Iterable[Recall] = self.tables["recalls"].values()
        behind = (one for one in every if after is None or one.id < after)
        return tuple(sorted(behind, key=lambda one: one.id, reverse=True)[:limit])
