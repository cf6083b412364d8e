"""How much there is of a product, and whether it is time to order (H10)."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import BatchId


@frozen(kw_only=True)
class StockLevel:
    """One product's stock, over all its batches."""

    product: Product
    on_hand: int
    """All there is, whether it may be handed out or not."""
    usable: int
    """Neither expired, nor quarantined, nor recalled."""
    expiring: int
    """Usable, but not for longer than what counts as soon."""

    @property
    def is_low(self) -> bool:
        """Is there less than is to be kept?"""
        return self.usable < self.product.reorder_level


@frozen(kw_only=True)
class Difference:
    """A batch whose balance is not the sum of its movements: somebody interfered."""

    batch_id: BatchId
    on_hand: int
    moved: int
