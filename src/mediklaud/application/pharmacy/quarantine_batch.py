"""A batch is set aside until somebody has looked at it (H3)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.shared.ids import BatchId
from mediklaud.ports.stock import Stock


@frozen(kw_only=True)
class QuarantineBatch(Command[Batch]):
    """Hand out nothing of it until it is released."""

    permission: ClassVar = Permission.MANAGE_STOCK
    batch_id: BatchId
    reason: str


def quarantine_batch(command: QuarantineBatch, *, stock: Stock) -> Batch:
    """What is in it stays in the books."""
    aside = stock.get(command.batch_id).set_aside(command.reason)
    stock.mark(aside)
    return aside
