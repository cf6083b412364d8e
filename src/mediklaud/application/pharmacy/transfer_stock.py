"""Some of a batch is carried to another place (H1)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import Batch, ImpossibleStock, SamePlace
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.shared.ids import BatchId, MovementId
from mediklaud.ports.stock import Products, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class TransferStock(Command[Batch]):
    """Carry so many base units of a batch to another place."""

    permission: ClassVar = Permission.MANAGE_STOCK
    batch_id: BatchId
    quantity: int
    location: str
    reason: str | None = None


def transfer_stock(
    command: TransferStock,
    *,
    products: Products,
    stock: Stock,
    actor: Actor,
    now: datetime,
    ids: Ids,
) -> Batch:
    """What goes out here comes in there; answers the batch as it is there."""
    if command.quantity < 1:
        raise ImpossibleStock
    products.hold(stock.get(command.batch_id).product_id)
    here = stock.get(command.batch_id)
    here.require_usable()
    here.require(command.quantity)
    elsewhere = evolve(here, id=ids.new(BatchId), location=command.location)
    if elsewhere.location == here.location:
        raise SamePlace(here.id)
    [there] = stock.shelve([elsewhere])
    there.require_usable()
    stock.move(
        [
            Movement(
                id=ids.new(MovementId),
                batch_id=batch_id,
                kind=MovementKind.TRANSFER,
                quantity=quantity,
                reason=command.reason,
                by=actor.account_id,
                at=now,
            )
            for batch_id, quantity in (
                (here.id, -command.quantity),
                (there.id, command.quantity),
            )
        ]
    )
    return stock.get(there.id)
