"""What a supplier brought, line by line (H1)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.pharmacy.batch import DISPENSARY, Batch, ImpossibleStock
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import BatchId
from mediklaud.domain.shared.money import Money

MOST_LINES = 500
_MOST_UNITS = 10_000_000


@frozen
class TooManyLines(InvalidValue):
    """A delivery has one line or more, and no more than 500 at once."""

    rule: ClassVar[str] = "H1"


@frozen(kw_only=True)
class DeliveryLine:
    """So many packs and single units of one product's batch."""

    product: str
    """Its code."""
    batch: str
    expires_on: date
    packs: int = 0
    units: int = 0
    """Beside the whole packs."""
    unit_cost: Money | None = None
    location: str = DISPENSARY

    def quantity_of(self, product: Product) -> int:
        """In whole base units; packs convert exactly."""
        quantity = self.packs * product.pack_size + self.units
        if self.packs < 0 or self.units < 0 or not 0 < quantity <= _MOST_UNITS:
            raise ImpossibleStock
        return quantity

    def batch_of(self, product: Product, batch_id: BatchId, at: datetime) -> Batch:
        """The batch it fills, if none of its number, expiry and place is there."""
        return Batch(
            id=batch_id,
            product_id=product.id,
            number=self.batch,
            expires_on=self.expires_on,
            location=self.location,
            unit_cost=self.unit_cost,
            received_at=at,
        )


@frozen(kw_only=True)
class RefusedLine:
    """A line of which nothing was taken in, and why."""

    line: int
    """Counted from 1."""
    code: str
    why: str


@frozen(kw_only=True)
class DeliveryReceived:
    """How many lines and base units came in, and which lines did not."""

    lines: int
    units: int
    refused: tuple[RefusedLine, ...] = ()


@frozen(kw_only=True)
class FittingLine:
    """So much that can be taken in, of this batch."""

    batch: Batch
    quantity: int
