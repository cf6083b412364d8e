"""So much from one batch: what was handed out, and what of it came back."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from mediklaud.domain.shared.ids import BatchId


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
class Returned:
    """So much of one batch comes back."""

    batch_id: BatchId
    quantity: int
