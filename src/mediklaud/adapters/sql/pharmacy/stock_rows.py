"""Products, batches and movements as rows of their tables, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.domain.pharmacy.batch import Batch, BatchStatus
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.product import Product, ProductStatus
from mediklaud.domain.shared.ids import (
    AccountId,
    BatchId,
    DispensationId,
    MovementId,
    ProductId,
)
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.preparation import Form, Preparation


def to_product_row(product: Product) -> dict[str, object]:
    """What is remembered of a product; nothing of it is a patient's."""
    medicine = product.preparation
    return {
        "id": product.id.value,
        "code": product.code,
        "name": medicine.name,
        "name_key": medicine.name.casefold(),
        "form": medicine.form.value,
        "strength": medicine.strength,
        "brand": product.brand,
        "manufacturer": product.manufacturer,
        "atc": product.atc,
        "pack_size": product.pack_size,
        "controlled": product.controlled,
        "returnable": product.returnable,
        "reorder_level": product.reorder_level,
        "status": product.status.value,
        "version": product.version,
    }


def to_product(row: Row[Any]) -> Product:
    """The product that the row remembers."""
    return Product(
        id=ProductId(row.id),
        code=row.code,
        preparation=Preparation(row.name, Form(row.form), row.strength),
        brand=row.brand,
        manufacturer=row.manufacturer,
        atc=row.atc,
        pack_size=row.pack_size,
        controlled=row.controlled,
        returnable=row.returnable,
        reorder_level=row.reorder_level,
        status=ProductStatus(row.status),
        version=row.version,
    )


def to_batch_row(batch: Batch) -> dict[str, object]:
    """A new batch: nothing of it is there before a movement says so."""
    cost = batch.unit_cost
    return {
        "id": batch.id.value,
        "product_id": batch.product_id.value,
        "number": batch.number,
        "expires_on": batch.expires_on,
        "location": batch.location,
        "cost_minor": cost and cost.minor,
        "currency": cost and cost.currency,
        "received_at": batch.received_at,
        "status": batch.status.value,
        "status_reason": batch.status_reason,
        "on_hand": 0,
    }


def to_batch(row: Row[Any]) -> Batch:
    """The batch that the row remembers."""
    has_cost = row.cost_minor is not None
    return Batch(
        id=BatchId(row.id),
        product_id=ProductId(row.product_id),
        number=row.number,
        expires_on=row.expires_on,
        location=row.location,
        unit_cost=Money(row.cost_minor, row.currency) if has_cost else None,
        received_at=row.received_at,
        status=BatchStatus(row.status),
        status_reason=row.status_reason,
        on_hand=row.on_hand,
    )


def to_movement_row(movement: Movement) -> dict[str, object]:
    """One line that never changes."""
    return {
        "id": movement.id.value,
        "batch_id": movement.batch_id.value,
        "kind": movement.kind.value,
        "quantity": movement.quantity,
        "reason": movement.reason,
        "moved_by": movement.by and movement.by.value,
        "at": movement.at,
        "dispensation_id": movement.dispensation_id and movement.dispensation_id.value,
    }


def to_movement(row: Row[Any]) -> Movement:
    """The movement that the row remembers."""
    handed_out = row.dispensation_id
    return Movement(
        id=MovementId(row.id),
        batch_id=BatchId(row.batch_id),
        kind=MovementKind(row.kind),
        quantity=row.quantity,
        reason=row.reason,
        by=row.moved_by and AccountId(row.moved_by),
        at=row.at,
        dispensation_id=handed_out and DispensationId(handed_out),
    )
