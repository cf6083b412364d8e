"""What each line of a delivery is looked at with, before it is taken in (H1, H3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.pharmacy.delivery import DeliveryLine, FittingLine
from mediklaud.domain.pharmacy.product import (
    Product,
    ProductNotFound,
    ProductStatus,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import BatchId, ProductId
from mediklaud.domain.shared.money import Money


@frozen
class ExpiredOnArrival(RuleBroken):
    """It has expired already: send it back."""

    rule: ClassVar[str] = "H3"
    expires_on: date


@frozen
class RecalledOnArrival(RuleBroken):
    """This batch is recalled: send it back."""

    rule: ClassVar[str] = "H11"


@frozen
class ProductWithdrawn(RuleBroken):
    """This product is kept no more."""

    rule: ClassVar[str] = "H1"


@frozen
class ImpossibleCost(InvalidValue):
    """Nothing costs less than nothing."""

    rule: ClassVar[str] = "H1"


@frozen(kw_only=True)
class Inspection:
    """The products meant, by code, what is recalled of them, and which day it is."""

    hospital: Hospital
    products: Mapping[str, Product]
    recalled: Collection[tuple[ProductId, str]]
    at: datetime

    def accept(self, line: DeliveryLine, batch_id: BatchId) -> FittingLine:
        """The line as it can be taken in; refused if it cannot."""
        product = self._product(line)
        self._require_fresh(line)
        self._require_sane(line.unit_cost)
        batch = line.batch_of(product, batch_id, self.at)
        if (product.id, batch.number) in self.recalled:
            raise RecalledOnArrival
        return FittingLine(batch=batch, quantity=line.quantity_of(product))

    def _product(self, line: DeliveryLine) -> Product:
        product = self.products.get(line.product)
        if product is None:
            raise ProductNotFound
        if product.status is ProductStatus.WITHDRAWN:
            raise ProductWithdrawn
        return product

    def _require_fresh(self, line: DeliveryLine) -> None:
        if line.expires_on < self.hospital.day_of(self.at):
            raise ExpiredOnArrival(line.expires_on)

    def _require_sane(self, cost: Money | None) -> None:
        if cost is None:
            return
        self.hospital.require_own_currency(cost)
        if cost.minor < 0:
            raise ImpossibleCost
