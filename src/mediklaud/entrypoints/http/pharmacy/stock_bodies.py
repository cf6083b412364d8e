"""What is said over HTTP of products, deliveries and counts."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.pharmacy.batch import DISPENSARY
from mediklaud.domain.pharmacy.delivery import DeliveryLine
from mediklaud.domain.pharmacy.product import ProductStatus
from mediklaud.domain.shared.preparation import Form
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, MoneyBody, Reason

_MOST = 10_000_000
Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
"""Whole base units, or packs."""
Some = Annotated[int, msgspec.Meta(ge=1, le=_MOST)]


class ProductBody(Body):
    """A product the pharmacy begins to keep."""

    code: Annotated[str, msgspec.Meta(max_length=30)]
    medicine: Line
    form: Form
    strength: Annotated[str, msgspec.Meta(max_length=60)]
    brand: Line
    manufacturer: Line | None = None
    atc: Annotated[str, msgspec.Meta(max_length=7)] | None = None
    pack_size: Some = 1
    controlled: bool = False
    returnable: bool = False
    reorder_level: Count = 0


class ProductChangesBody(Body):
    """What is different about a product from now on; the rest stays."""

    brand: Line | None = None
    manufacturer: Line | None = None
    atc: Annotated[str, msgspec.Meta(max_length=7)] | None = None
    controlled: bool | None = None
    returnable: bool | None = None
    reorder_level: Count | None = None
    status: ProductStatus | None = None


class DeliveryLineBody(Body):
    """So many packs and single units of one product's batch."""

    product: Annotated[str, msgspec.Meta(max_length=30)]
    batch: Annotated[str, msgspec.Meta(max_length=60)]
    expires_on: date
    packs: Count = 0
    units: Count = 0
    unit_cost: MoneyBody | None = None
    location: Annotated[str, msgspec.Meta(max_length=60)] = DISPENSARY

    def read(self) -> DeliveryLine:
        """The line."""
        return DeliveryLine(
            product=self.product,
            batch=self.batch,
            expires_on=self.expires_on,
            packs=self.packs,
            units=self.units,
            unit_cost=self.unit_cost.read() if self.unit_cost else None,
            location=self.location,
        )


class DeliveryBody(Body):
    """What a supplier brought; a trial run only says what would be refused."""

    lines: Annotated[list[DeliveryLineBody], msgspec.Meta(max_length=500)]
    reason: Line | None = None
    dry_run: bool = False


class WriteOffBody(Body):
    """So much of a batch is gone, and why."""

    quantity: Some
    reason: Reason


class TransferBody(Body):
    """So much of a batch goes to another place."""

    quantity: Some
    location: Annotated[str, msgspec.Meta(max_length=60)]
    reason: Line | None = None


class WhyBody(Body):
    """Why a batch is set aside, or released."""

    reason: Reason


class CountBody(Body):
    """How much there really is of a batch."""

    batch_id: UUID
    counted: Count
    reason: Reason


class AdjustmentDecisionBody(Body):
    """Whether the books follow the count, and why."""

    approved: bool
    reason: Reason


class RecallBody(Body):
    """Which batch is taken back, and why."""

    product_id: UUID
    batch: Annotated[str, msgspec.Meta(max_length=60)]
    reason: Reason
