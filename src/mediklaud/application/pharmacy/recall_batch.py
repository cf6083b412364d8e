"""A batch is taken back, from the shelves and from patients (H11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.whoever_has import whoever_has
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch import BatchNotFound, BatchStatus
from mediklaud.domain.pharmacy.recall import (
    AlreadyRecalled,
    BatchRecalled,
    Recall,
    Recalled,
)
from mediklaud.domain.shared.ids import ProductId, RecallId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.stock import Products, Recalls, Stock
from mediklaud.ports.system import Events, Ids


@frozen(kw_only=True)
class RecallBatch(Command[Recalled]):
    """Hand out nothing more of it, and tell everybody who has some."""

    permission: ClassVar = Permission.RECALL
    product_id: ProductId
    batch: str
    """The number on the box."""
    reason: str


def recall_batch(
    command: RecallBatch,
    *,
    products: Products,
    stock: Stock,
    recalls: Recalls,
    dispensations: Dispensations,
    actor: Actor,
    events: Events,
    now: datetime,
    ids: Ids,
) -> Recalled:
    """Wherever it lies; what is left of it stays in the books until written off."""
    products.hold(command.product_id)
    batches = stock.named(command.product_id, command.batch)
    if not batches:
        raise BatchNotFound
    if all(one.status is BatchStatus.RECALLED for one in batches):
        raise AlreadyRecalled(command.product_id)
    for batch in batches:
        stock.mark(batch.recall(command.reason))
    recall = Recall(
        id=ids.new(RecallId),
        product_id=command.product_id,
        number=batches[0].number,
        batches=tuple(batch.id for batch in batches),
        reason=command.reason,
        by=actor.account_id,
        at=now,
    )
    recalls.add(recall)
    patients = whoever_has(recall.batches, dispensations)
    events.tell(BatchRecalled(recall_id=recall.id, patients=patients, at=now))
    return Recalled(recall=recall, patients=patients)
