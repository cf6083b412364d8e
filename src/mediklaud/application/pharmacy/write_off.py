"""Some of a batch is gone, broken or past its day (H1)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import Batch, ImpossibleStock
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.shared.ids import BatchId, MovementId
from mediklaud.ports.stock import Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class WriteOff(Command[Batch]):
    """Take so many base units of a batch out of the books, and say why."""

    permission: ClassVar = Permission.MANAGE_STOCK
    batch_id: BatchId
    quantity: int
    reason: str


def write_off(
    command: WriteOff, *, stock: Stock, actor: Actor, now: datetime, ids: Ids
) -> Batch:
    """Whether it may be handed out or not: what is recalled goes this way, too."""
    if command.quantity < 1:
        raise ImpossibleStock
    stock.get(command.batch_id).require(command.quantity)
    gone = Movement(
        id=ids.new(MovementId),
        batch_id=command.batch_id,
        kind=MovementKind.WRITE_OFF,
        quantity=-command.quantity,
        reason=command.reason,
        by=actor.account_id,
        at=now,
    )
    stock.move([gone])
    return stock.get(command.batch_id)
