"""What there is of every batch, in dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.batch import Batch, BatchNotFound, BatchStatus
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.product import Product, ProductStatus
from mediklaud.domain.pharmacy.stock_level import Difference, StockLevel
from mediklaud.domain.shared.ids import BatchId, MovementId, ProductId


@frozen
class MemoryStock:
    """Batches and movements by their ids."""

    tables: Tables

    def shelve(self, batches: Collection[Batch]) -> tuple[Batch, ...]:
        there = {one.key: one for one in self._all()}
        for batch in batches:
            found = there.setdefault(batch.key, evolve(batch, on_hand=0))
            self.tables["batches"][found.id] = found
        return tuple(there[batch.key] for batch in batches)

    def get(self, batch_id: BatchId) -> Batch:
        batch: Batch | None = self.tables["batches"].get(batch_id)
        if batch is None:
            raise BatchNotFound
        return batch

    def named(self, product_id: ProductId, number: str) -> tuple[Batch, ...]:
        wanted = number.strip().upper()
        found = (b for b in self._of(product_id) if b.number == wanted)
        return tuple(sorted(found, key=lambda b: (b.received_at, b.id)))

    def batches_of(self, product_id: ProductId) -> tuple[Batch, ...]:
        there = (b for b in self._of(product_id) if b.on_hand)
        return tuple(sorted(there, key=_turn))

    def move(self, movements: Collection[Movement]) -> None:
        for one in movements:
            batch = self.get(one.batch_id)
            is_usable = batch.status is BatchStatus.USABLE
            left = batch.on_hand + one.quantity
            if left < 0 or (one.kind is MovementKind.DISPENSE and not is_usable):
                raise Contended
            self.tables["batches"][batch.id] = evolve(batch, on_hand=left)
            self.tables["movements"][one.id] = one

    def mark(self, batch: Batch) -> None:
        kept, why = self.get(batch.id), batch.status_reason
        if BatchStatus.RECALLED is kept.status is not batch.status:
            raise Contended
        marked = evolve(kept, status=batch.status, status_reason=why)
        self.tables["batches"][batch.id] = marked

    def movements(
        self, product_id: ProductId, *, after: MovementId | None, limit: int
    ) -> tuple[Movement, ...]:
        every = self.tables["movements"].values()
        theirs = (m for m in every if self.get(m.batch_id).product_id == product_id)
        behind = (m for m in theirs if after is None or m.id < after)
        return tuple(sorted(behind, key=lambda m: m.id, reverse=True)[:limit])

    def levels(
        self, today: date, soon: date, *, after: ProductId | None, limit: int
    ) -> tuple[StockLevel, ...]:
        products = sorted(self.tables["products"].values(), key=lambda p: p.id)
        active = (p for p in products if p.status is ProductStatus.ACTIVE)
        behind = [p for p in active if after is None or p.id > after]
        return tuple(self._level(one, today, soon) for one in behind[:limit])

    def differences(self) -> tuple[Difference, ...]:
        every = (self._difference(batch) for batch in self._all())
        return tuple(one for one in every if one.on_hand != one.moved)

    def _level(self, product: Product, today: date, soon: date) -> StockLevel:
        there = list(self._of(product.id))
        fit = [b for b in there if b.status is BatchStatus.USABLE]
        usable = [b for b in fit if b.lasts_until(today)]
        return StockLevel(
            product=product,
            on_hand=sum(b.on_hand for b in there),
            usable=sum(b.on_hand for b in usable),
            expiring=sum(b.on_hand for b in usable if b.expires_on <= soon),
        )

    def _difference(self, batch: Batch) -> Difference:
        every = self.tables["movements"].values()
        moved = sum(m.quantity for m in every if m.batch_id == batch.id)
        return Difference(batch_id=batch.id, on_hand=batch.on_hand, moved=moved)

    def _of(self, product_id: ProductId) -> Iterable[Batch]:
        return (batch for batch in self._all() if batch.product_id == product_id)

    def _all(self) -> Iterable[Batch]:
        return list(self.tables["batches"].values())


def _turn(batch: Batch) -> tuple[object, ...]:
    return batch.expires_on, batch.received_at, batch.number, batch.id
