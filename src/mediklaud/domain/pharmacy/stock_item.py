"""What reports tell of stock: what lies there, what moved and what went out (H10)."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.preparation import Preparation


@frozen(kw_only=True)
class StockItem:
    """So much of one batch at one place, with the product it is of."""

    product: str
    """Its code."""
    preparation: Preparation
    batch: str
    location: str
    expires_on: date
    status: BatchStatus
    on_hand: int
    unit_cost: Money | None

    @property
    def value(self) -> Money | None:
        """What it was bought for, if that is known."""
        return None if self.unit_cost is None else self.unit_cost.times(self.on_hand)


@frozen(kw_only=True)
class Moved:
    """How much of one product moved in one way, and how often."""

    product: str
    """Its code."""
    preparation: Preparation
    kind: MovementKind
    times: int
    came: int
    went: int
    """Told above nothing, too."""


@frozen(kw_only=True)
class HandedOut:
    """One dispensation without the patient: nothing of it is under a seal."""

    id: DispensationId
    at: datetime
    product: str
    """Its code."""
    preparation: Preparation
    quantity: int
    returned: int
    owed: int
    status: DispensationStatus
