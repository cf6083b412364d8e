"""A second person says whether the books follow the count (H1)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.adjustment import Adjustment
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.shared.ids import AdjustmentId, MovementId
from mediklaud.ports.stock import Adjustments, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class DecideAdjustment(Command[Adjustment]):
    """Let the count of somebody else count, or not."""

    permission: ClassVar = Permission.MANAGE_STOCK
    adjustment_id: AdjustmentId
    approved: bool
    reason: str


def decide_adjustment(
    command: DecideAdjustment,
    *,
    stock: Stock,
    adjustments: Adjustments,
    actor: Actor,
    now: datetime,
    ids: Ids,
) -> Adjustment:
    """Approved, it moves the balance at once."""
    asked = adjustments.get(command.adjustment_id)
    decided = asked.decide(
        approved=command.approved, by=actor.account_id, reason=command.reason
    )
    adjustments.save(decided)
    if command.approved:
        stock.get(decided.batch_id).require(-decided.difference)
        moved = Movement(
            id=ids.new(MovementId),
            batch_id=decided.batch_id,
            kind=MovementKind.ADJUST,
            quantity=decided.difference,
            reason=decided.reason,
            by=actor.account_id,
            at=now,
        )
        stock.move([moved])
    return decided
