"""How products, batches and their movements look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.pharmacy.adjustment import Adjustment
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.delivery import DeliveryReceived
from mediklaud.domain.pharmacy.movement import Movement
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.pharmacy.recall import Recall, Recalled
from mediklaud.domain.pharmacy.stock_level import Difference, StockLevel
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class ProductView(View):
    """A product the pharmacy keeps; quantities are in its unit."""

    id: UUID
    code: str
    medicine: str
    form: str
    strength: str
    unit: str
    brand: str
    manufacturer: str | None
    atc: str | None
    pack_size: int
    controlled: bool
    returnable: bool
    reorder_level: int
    status: str
    version: int

    @classmethod
    def of(cls, product: Product) -> ProductView:
        """The product."""
        medicine = product.preparation
        return cls(
            id=product.id.value,
            code=product.code,
            medicine=medicine.name,
            form=medicine.form.value,
            strength=medicine.strength,
            unit=medicine.form.unit.value,
            brand=product.brand,
            manufacturer=product.manufacturer,
            atc=product.atc,
            pack_size=product.pack_size,
            controlled=product.controlled,
            returnable=product.returnable,
            reorder_level=product.reorder_level,
            status=product.status.value,
            version=product.version,
        )


class BatchView(View):
    """So much of a product, of one batch, at one place."""

    id: UUID
    product_id: UUID
    batch: str
    expires_on: date
    location: str
    unit_cost: MoneyView | None
    received_at: datetime
    status: str
    status_reason: str | None
    on_hand: int

    @classmethod
    def of(cls, batch: Batch) -> BatchView:
        """The batch."""
        cost = batch.unit_cost
        return cls(
            id=batch.id.value,
            product_id=batch.product_id.value,
            batch=batch.number,
            expires_on=batch.expires_on,
            location=batch.location,
            unit_cost=None if cost is None else MoneyView.of(cost),
            received_at=batch.received_at,
            status=batch.status.value,
            status_reason=batch.status_reason,
            on_hand=batch.on_hand,
        )


class MovementView(View):
    """One change of what is in stock."""

    id: UUID
    batch_id: UUID
    kind: str
    quantity: int
    reason: str | None
    by: UUID | None
    at: datetime
    dispensation_id: UUID | None

    @classmethod
    def of(cls, movement: Movement) -> MovementView:
        """The movement."""
        return cls(
            id=movement.id.value,
            batch_id=movement.batch_id.value,
            kind=movement.kind.value,
            quantity=movement.quantity,
            reason=movement.reason,
            by=bare(movement.by),
            at=movement.at,
            dispensation_id=bare(movement.dispensation_id),
        )


class StockLevelView(View):
    """How much there is of a product, and whether it is time to order."""

    product: ProductView
    on_hand: int
    usable: int
    expiring: int
    low: bool

    @classmethod
    def of(cls, level: StockLevel) -> StockLevelView:
        """The level."""
        return cls(
            product=ProductView.of(level.product),
            on_hand=level.on_hand,
            usable=level.usable,
            expiring=level.expiring,
            low=level.is_low,
        )


class RefusedLineView(View):
    """A line of which nothing was taken in, and why."""

    line: int
    code: str
    why: str


class DeliveryView(View):
    """What came in, and what did not."""

    lines: int
    units: int
    refused: list[RefusedLineView]

    @classmethod
    def of(cls, received: DeliveryReceived) -> DeliveryView:
        """Line by line, as far as it was refused."""
        return cls(
            lines=received.lines,
            units=received.units,
            refused=[
                RefusedLineView(line=one.line, code=one.code, why=one.why)
                for one in received.refused
            ],
        )


class AdjustmentView(View):
    """A count that differs from the books."""

    id: UUID
    batch_id: UUID
    difference: int
    reason: str
    asked_by: UUID | None
    asked_at: datetime
    status: str
    decided_by: UUID | None
    decision: str | None

    @classmethod
    def of(cls, one: Adjustment) -> AdjustmentView:
        """The wish, and what became of it."""
        return cls(
            id=one.id.value,
            batch_id=one.batch_id.value,
            difference=one.difference,
            reason=one.reason,
            asked_by=bare(one.asked_by),
            asked_at=one.asked_at,
            status=one.status.value,
            decided_by=bare(one.decided_by),
            decision=one.decision,
        )


class RecallView(View):
    """A batch that was taken back."""

    id: UUID
    product_id: UUID
    batch: str
    reason: str
    by: UUID | None
    at: datetime

    @classmethod
    def of(cls, recall: Recall) -> RecallView:
        """The recall."""
        return cls(
            id=recall.id.value,
            product_id=recall.product_id.value,
            batch=recall.number,
            reason=recall.reason,
            by=bare(recall.by),
            at=recall.at,
        )


class RecalledView(View):
    """A recall, and who still has some of the batch."""

    recall: RecallView
    patients: list[UUID]

    @classmethod
    def of(cls, recalled: Recalled) -> RecalledView:
        """The recall with its patients."""
        return cls(
            recall=RecallView.of(recalled.recall),
            patients=[one.value for one in recalled.patients],
        )


class DifferenceView(View):
    """A batch whose balance is not the sum of its movements."""

    batch_id: UUID
    on_hand: int
    moved: int

    @classmethod
    def of(cls, one: Difference) -> DifferenceView:
        """The difference."""
        return cls(batch_id=one.batch_id.value, on_hand=one.on_hand, moved=one.moved)
