"""A count that differs from the books, set right by two people (H1)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, NotPermitted, RuleBroken
from mediklaud.domain.pharmacy.batch import ImpossibleStock
from mediklaud.domain.shared.ids import AccountId, AdjustmentId, BatchId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class AdjustmentStatus(StrEnum):
    """Where the wish is in its life."""

    ASKED = "asked"
    DONE = "done"
    DECLINED = "declined"


@frozen
class AdjustmentNotFound(NotFound):
    """There is no such adjustment."""

    rule: ClassVar[str] = "H1"


@frozen
class AdjustmentDecided(RuleBroken):
    """This adjustment was decided already."""

    rule: ClassVar[str] = "H1"
    adjustment_id: AdjustmentId


@frozen
class OwnAdjustment(NotPermitted):
    """Who counted does not decide about it: somebody else has to."""

    rule: ClassVar[str] = "H1"
    adjustment_id: AdjustmentId


@frozen
class NothingToAdjust(RuleBroken):
    """The count is what the books say: there is nothing to set right."""

    rule: ClassVar[str] = "H1"
    batch_id: BatchId


def _reason(value: str | None) -> str | None:
    return None if value is None else clean(value, "reason", longest=500)


@frozen(kw_only=True)
class Adjustment:
    """`asked` by whoever counted, then `done` or `declined` by somebody else."""

    id: AdjustmentId
    batch_id: BatchId
    difference: int
    """What was counted less what the books said then."""
    reason: str = field(converter=_reason)
    asked_by: AccountId | None
    asked_at: datetime = field(validator=has_time_zone)
    status: AdjustmentStatus = AdjustmentStatus.ASKED
    decided_by: AccountId | None = None
    decision: str | None = field(default=None, converter=_reason)
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if not self.difference:
            raise NothingToAdjust(self.batch_id)

    def decide(
        self, *, approved: bool, by: AccountId | None, reason: str
    ) -> Adjustment:
        """Somebody else says whether the books follow the count."""
        if self.status is not AdjustmentStatus.ASKED:
            raise AdjustmentDecided(self.id)
        if by is None or by == self.asked_by:
            raise OwnAdjustment(self.id)
        status = AdjustmentStatus.DONE if approved else AdjustmentStatus.DECLINED
        return evolve(
            self,
            status=status,
            decided_by=by,
            decision=reason,
            version=self.version + 1,
        )


def difference(counted: int, on_hand: int) -> int:
    """What there is more than the books say, or less."""
    if counted < 0:
        raise ImpossibleStock
    return counted - on_hand
