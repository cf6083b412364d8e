"""One change of what is in stock; written once, never changed (H1)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import (
    AccountId,
    BatchId,
    DispensationId,
    MovementId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class MovementKind(StrEnum):
    """Why there is more or less of a batch."""

    RECEIPT = "receipt"
    DISPENSE = "dispense"
    RETURN = "return"
    TRANSFER = "transfer"
    ADJUST = "adjust"
    WRITE_OFF = "write_off"
    RECALL = "recall"
    """What was taken off the shelf of a recalled batch."""


_COMES = {MovementKind.RECEIPT, MovementKind.RETURN}
_GOES = {MovementKind.DISPENSE, MovementKind.WRITE_OFF, MovementKind.RECALL}


@frozen
class ImpossibleMovement(InvalidValue):
    """What comes in counts above nothing, what goes out below, and never nothing."""

    rule: ClassVar[str] = "H1"


def _reason(value: str | None) -> str | None:
    return None if value is None else clean(value, "reason", longest=500)


@frozen(kw_only=True)
class Movement:
    """So many base units more or less of one batch, and who answers for it."""

    id: MovementId
    batch_id: BatchId
    kind: MovementKind
    quantity: int
    """What came in; below nothing what went out."""
    reason: str | None = field(default=None, converter=_reason)
    by: AccountId | None
    at: datetime = field(validator=has_time_zone)
    dispensation_id: DispensationId | None = None

    def __attrs_post_init__(self) -> None:
        comes_wrong = self.kind in _COMES and self.quantity < 0
        goes_wrong = self.kind in _GOES and self.quantity > 0
        if not self.quantity or comes_wrong or goes_wrong:
            raise ImpossibleMovement
