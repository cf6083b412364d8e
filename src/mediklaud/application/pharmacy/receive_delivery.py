"""A delivery comes in: what fits is taken in, and every other line is told (H1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.delivery import (
    MOST_LINES,
    DeliveryLine,
    DeliveryReceived,
    FittingLine,
    RefusedLine,
    TooManyLines,
)
from mediklaud.domain.pharmacy.incoming import Inspection
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import BatchId, MovementId
from mediklaud.ports.stock import Products, Recalls, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class ReceiveDelivery(Command[DeliveryReceived]):
    """Take in what a supplier brought; a trial run only says what would be refused."""

    permission: ClassVar = Permission.MANAGE_STOCK
    lines: tuple[DeliveryLine, ...]
    reason: str | None = None
    """The delivery note's number, or whatever names it."""
    dry_run: bool = False


@frozen(kw_only=True)
class Ramp(Gathered):
    """Where deliveries come in."""

    products: Products
    recalls: Recalls
    hospital: Hospital
    now: datetime

    def inspection_of(self, lines: Collection[DeliveryLine]) -> Inspection:
        """Two statements, however many lines."""
        products = self.products.arriving({line.product for line in lines})
        meant = [product.id for product in products.values()]
        return Inspection(
            hospital=self.hospital,
            products=products,
            recalled=self.recalls.numbers_of(meant),
            at=self.now,
        )


def receive_delivery(
    command: ReceiveDelivery,
    *,
    ramp: Ramp,
    stock: Stock,
    actor: Actor,
    ids: Ids,
) -> DeliveryReceived:
    """What of it fits; the rest is told, line by line."""
    if not 1 <= len(command.lines) <= MOST_LINES:
        raise TooManyLines
    inspection = ramp.inspection_of(command.lines)
    looked_at = [_look_at(line, inspection, ids) for line in command.lines]
    fitting = [one for one in looked_at if isinstance(one, FittingLine)]
    if not command.dry_run:
        shelved = stock.shelve([one.batch for one in fitting])
        stock.move(
            [
                Movement(
                    id=ids.new(MovementId),
                    batch_id=batch.id,
                    kind=MovementKind.RECEIPT,
                    quantity=one.quantity,
                    reason=command.reason,
                    by=actor.account_id,
                    at=ramp.now,
                )
                for one, batch in zip(fitting, shelved, strict=True)
            ]
        )
    return DeliveryReceived(
        lines=len(fitting),
        units=sum(one.quantity for one in fitting),
        refused=tuple(_refused(looked_at)),
    )


def _look_at(
    line: DeliveryLine, inspection: Inspection, ids: Ids
) -> FittingLine | Refusal:
    """The line as it can be taken in, or why it cannot."""
    try:
        return inspection.accept(line, ids.new(BatchId))
    except Refusal as refusal:
        return refusal


def _refused(lines: Iterable[FittingLine | Refusal]) -> Iterable[RefusedLine]:
    for number, one in enumerate(lines, start=1):
        if isinstance(one, Refusal):
            yield RefusedLine(line=number, code=one.code, why=str(one))
