"""So much from one batch: what was handed out, and what of it came back."""

from __future__ import annotations

from datetime import date, datetime

from attrs import evolve, field, frozen

from mediklaud.domain.shared.ids import AccountId, BatchId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


def _reason(text: str) -> str:
    return clean_note(text, "reason", longest=1000)


@frozen(kw_only=True)
class BatchPart:
    """One batch's share of a dispensation, with the batch as it was printed."""

    batch_id: BatchId
    number: str
    expires_on: date
    quantity: int
    returned: int = 0

    @property
    def kept(self) -> int:
        """What of it is still with the patient."""
        return self.quantity - self.returned

    def taken_back(self, quantity: int) -> BatchPart:
        """So much of it came back."""
        return evolve(self, returned=self.returned + quantity)


@frozen(kw_only=True)
class OfBatch:
    """So much of one batch, as somebody names it."""

    batch_id: BatchId
    quantity: int


@frozen(kw_only=True)
class CameBack:
    """That some was brought back: when, to whom, whether unopened, and why."""

    at: datetime = field(validator=has_time_zone)
    to: AccountId
    quantity: int
    unopened: bool
    reason: str = field(converter=_reason, repr=False)
