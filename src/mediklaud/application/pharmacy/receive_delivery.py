"""A delivery comes in: what fits is taken in, and every other line is told (H1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.delivery import (
    MOST_LINES,
    DeliveryLine,
    DeliveryReceived,
    FittingLine,
    RefusedLine,
    TooManyLines,
)
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.product import Product, ProductNotFound
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import BatchId, MovementId
from mediklaud.ports.stock import Products, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class ReceiveDelivery(Command[DeliveryReceived]):
    """Take in what a supplier brought; a trial run only says what would be refused."""

    permission: ClassVar = Permission.MANAGE_STOCK
    lines: tuple[DeliveryLine, ...]
    reason: str | None = None
    """The delivery note's number, or whatever names it."""
    dry_run: bool = False


def receive_delivery(
    command: ReceiveDelivery,
    *,
    products: Products,
    stock: Stock,
    hospital: Hospital,
    actor: Actor,
    now: datetime,
    ids: Ids,
) -> DeliveryReceived:
    """Four statements, however many lines."""
    if not 1 <= len(command.lines) <= MOST_LINES:
        raise TooManyLines
    known = products.by_codes({line.product for line in command.lines})
    today = hospital.day_of(now)
    sorted_out = [_look_at(line, known, today) for line in command.lines]
    fitting = [one for one in sorted_out if isinstance(one, FittingLine)]
    if not command.dry_run:
        shelved = stock.shelve([_batch(one, ids, now) for one in fitting])
        stock.move(
            [
                Movement(
                    id=ids.new(MovementId),
                    batch_id=batch.id,
                    kind=MovementKind.RECEIPT,
                    quantity=one.quantity,
                    reason=command.reason,
                    by=actor.account_id,
                    at=now,
                )
                for one, batch in zip(fitting, shelved, strict=True)
            ]
        )
    return DeliveryReceived(
        lines=len(fitting),
        units=sum(one.quantity for one in fitting),
        refused=tuple(_refused(sorted_out)),
    )


def _look_at(
    line: DeliveryLine, known: Mapping[str, Product], today: date
) -> FittingLine | Refusal:
    """The line as it can be taken in, or why it cannot."""
    try:
        product = known.get(line.product)
        if product is None:
            raise ProductNotFound
        line.require_fit(product, today)
        return FittingLine(
            line=line, product=product, quantity=line.quantity_of(product)
        )
    except Refusal as refusal:
        return refusal


def _batch(one: FittingLine, ids: Ids, now: datetime) -> Batch:
    return Batch(
        id=ids.new(BatchId),
        product_id=one.product.id,
        number=one.line.batch,
        expires_on=one.line.expires_on,
        location=one.line.location,
        unit_cost=one.line.unit_cost,
        received_at=now,
    )


def _refused(lines: Iterable[FittingLine | Refusal]) -> Iterable[RefusedLine]:
    for number, one in enumerate(lines, start=1):
        if isinstance(one, Refusal):
            yield RefusedLine(line=number, code=one.code, why=str(one))
