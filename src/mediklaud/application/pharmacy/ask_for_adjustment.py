"""Somebody counted, and the books say something else (H1)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.adjustment import Adjustment, difference
from mediklaud.domain.shared.ids import AdjustmentId, BatchId
from mediklaud.ports.stock import Adjustments, Stock
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class AskForAdjustment(Command[Adjustment]):
    """Tell how much there really is of a batch; somebody else lets it count."""

    permission: ClassVar = Permission.MANAGE_STOCK
    batch_id: BatchId
    counted: int
    reason: str


def ask_for_adjustment(
    command: AskForAdjustment,
    *,
    stock: Stock,
    adjustments: Adjustments,
    actor: Actor,
    now: datetime,
    ids: Ids,
) -> Adjustment:
    """What is moved meanwhile is not lost: the difference counts, not the sum."""
    batch = stock.get(command.batch_id)
    adjustment = Adjustment(
        id=ids.new(AdjustmentId),
        batch_id=batch.id,
        difference=difference(command.counted, batch.on_hand),
        reason=command.reason,
        asked_by=actor.account_id,
        asked_at=now,
    )
    adjustments.add(adjustment)
    return adjustment
