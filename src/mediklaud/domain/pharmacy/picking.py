"""Which batches a dispensation is taken from, by the clock or by hand (H3, H4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from attrs import field, frozen

from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.batch_part import BatchPart, OfBatch
from mediklaud.domain.pharmacy.dispensation_refusals import (
    BatchesDoNotAddUp,
    BatchMayNotBeHandedOut,
    NotEnoughInStock,
    ReasonForBatchNeeded,
)
from mediklaud.domain.pharmacy.fefo import (
    Share,
    first_expiring,
    is_first_expiring,
    usable,
)
from mediklaud.domain.shared.ids import ProductId


@frozen(kw_only=True)
class Wanted:
    """So much of a product, for a supply that ends on that day."""

    product_id: ProductId
    quantity: int
    last_day: date
    partial: bool = False
    by_hand: tuple[OfBatch, ...] = ()
    reason: str | None = field(default=None, repr=False)

    def pick(self, batches: Collection[Batch]) -> tuple[BatchPart, ...]:
        """The parts; refused if there is not enough, and no part is to be had."""
        if self.by_hand:
            return tuple(map(_part, self._by_hand(batches)))
        picked = first_expiring(batches, self.quantity, self.last_day)
        if picked.short and not (self.partial and picked.parts):
            raise NotEnoughInStock(self.product_id, picked.quantity)
        return tuple(map(_part, picked.parts))

    def _by_hand(self, batches: Collection[Batch]) -> tuple[Share, ...]:
        named = {one.batch_id: one.quantity for one in self.by_hand}
        told_once = len(named) == len(self.by_hand)
        if not told_once or sum(named.values()) != self.quantity:
            raise BatchesDoNotAddUp
        free = {batch.id: batch for batch in usable(batches, self.last_day)}
        for batch_id, quantity in named.items():
            if batch_id not in free or not 1 <= quantity <= free[batch_id].on_hand:
                raise BatchMayNotBeHandedOut(batch_id)
        if not self.reason and not is_first_expiring(
            batches, named.items(), self.last_day
        ):
            raise ReasonForBatchNeeded
        return tuple(Share(free[this], quantity) for this, quantity in named.items())


def _part(share: Share) -> BatchPart:
    """As it stands on the dispensation: the batch as it is printed."""
    batch = share.batch
    return BatchPart(
        batch_id=batch.id,
        number=batch.number,
        expires_on=batch.expires_on,
        quantity=share.quantity,
    )
