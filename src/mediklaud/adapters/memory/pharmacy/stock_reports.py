"""What reports ask of stock, of the dictionaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.pharmacy.stock_item import HandedOut, Moved, StockItem
from mediklaud.domain.shared.ids import BatchId


@frozen
class MemoryStockReports:
    """Batches and movements, each with its product."""

    tables: Tables

    def items(self, until: date | None = None) -> tuple[StockItem, ...]:
        there: Iterable[Batch] = (b for b in self.tables["batches"].values())
        wanted = (
            self._item(batch)
            for batch in there
            if batch.on_hand and (until is None or batch.expires_on <= until)
        )
        return tuple(sorted(wanted, key=_turn))

    def moved(self, since: datetime, until: datetime) -> tuple[Moved, ...]:
        alike: defaultdict[tuple[str, MovementKind], list[Movement]]
        alike = defaultdict(list)
        for one in self.tables["movements"].values():
            if since <= one.at < until:
                alike[self._product(one.batch_id).code, one.kind].append(one)
        return tuple(self._sum(alike[key]) for key in sorted(alike))

    def handed_out(self, since: datetime, until: datetime) -> tuple[HandedOut, ...]:
        every: Iterable[Dispensation] = self.tables["dispensations"].values()
        found = (self._told(one) for one in every if since <= one.at < until)
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def _told(self, one: Dispensation) -> HandedOut:
        product: Product = self.tables["products"][one.product_id]
        return HandedOut(
            id=one.id,
            at=one.at,
            product=product.code,
            preparation=product.preparation,
            quantity=one.quantity,
            returned=one.returned,
            owed=one.owed,
            status=one.status,
        )

    def _product(self, batch_id: BatchId) -> Product:
        batch: Batch = self.tables["batches"][batch_id]
        product: Product = self.tables["products"][batch.product_id]
        return product

    def _item(self, batch: Batch) -> StockItem:
        product = self._product(batch.id)
        return StockItem(
            product=product.code,
            preparation=product.preparation,
            batch=batch.number,
            location=batch.location,
            expires_on=batch.expires_on,
            status=batch.status,
            on_hand=batch.on_hand,
            unit_cost=batch.unit_cost,
        )

    def _sum(self, alike: list[Movement]) -> Moved:
        product = self._product(alike[0].batch_id)
        changes = [one.quantity for one in alike]
        return Moved(
            product=product.code,
            preparation=product.preparation,
            kind=alike[0].kind,
            times=len(alike),
            came=sum(change for change in changes if change > 0),
            went=-sum(change for change in changes if change < 0),
        )


def _turn(item: StockItem) -> tuple[object, ...]:
    return item.product, item.expires_on, item.batch, item.location
