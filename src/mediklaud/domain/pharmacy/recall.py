"""A batch that must not be taken any more (H11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    BatchId,
    PatientId,
    ProductId,
    RecallId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


@frozen
class RecallNotFound(NotFound):
    """There is no such recall."""

    rule: ClassVar[str] = "H11"


@frozen
class AlreadyRecalled(RuleBroken):
    """This batch is recalled already, wherever it lies."""

    rule: ClassVar[str] = "H11"
    product_id: ProductId


def _reason(value: str) -> str:
    return clean(value, "reason", longest=500)


@frozen(kw_only=True)
class Recall:
    """One batch number of one product, taken back from shelves and from patients."""

    id: RecallId
    product_id: ProductId
    number: str
    batches: tuple[BatchId, ...]
    reason: str = field(converter=_reason)
    by: AccountId | None
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class Recalled:
    """A recall with everybody who was handed some of the batch and kept it."""

    recall: Recall
    patients: tuple[PatientId, ...]

    @property
    def seen(self) -> tuple[PatientId, ...]:
        """Whom it shows, for the audit."""
        return self.patients


@frozen(kw_only=True)
class BatchRecalled:
    """A batch is taken back: whoever has some of it is to be told."""

    recall_id: RecallId
    patients: tuple[PatientId, ...]
    at: datetime
