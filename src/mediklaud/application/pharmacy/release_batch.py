"""A batch that was set aside may be handed out again (H3)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.shared.ids import BatchId
from mediklaud.ports.stock import Stock


@frozen(kw_only=True)
class ReleaseBatch(Command[Batch]):
    """Nothing was wrong with it; what was recalled is never released."""

    permission: ClassVar = Permission.MANAGE_STOCK
    batch_id: BatchId
    reason: str


def release_batch(command: ReleaseBatch, *, stock: Stock) -> Batch:
    """From now on it is picked in its turn."""
    released = stock.get(command.batch_id).release(command.reason)
    stock.mark(released)
    return released
