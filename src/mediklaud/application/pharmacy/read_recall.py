"""Somebody looks who has some of a recalled batch (H11)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.whoever_has import whoever_has
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.recall import Recalled
from mediklaud.domain.shared.ids import RecallId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.stock import Recalls


@frozen(kw_only=True)
class ReadRecall(Query[Recalled]):
    """One recall, with everybody who has not brought theirs back."""

    permission: ClassVar = Permission.RECALL
    recall_id: RecallId


def read_recall(
    query: ReadRecall, *, recalls: Recalls, dispensations: Dispensations
) -> Recalled:
    """As it is now: whoever returns it is on the list no more."""
    recall = recalls.get(query.recall_id)
    patients = whoever_has(recall.batches, dispensations)
    return Recalled(recall=recall, patients=patients)
