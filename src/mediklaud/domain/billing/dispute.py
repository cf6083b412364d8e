"""An objection against a line of an invoice: it is not late until decided (U2)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen
from attrs.validators import ge

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    DisputeId,
    InvoiceId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class DisputeStatus(StrEnum):
    """Where an objection stands."""

    OPEN = "open"
    UPHELD = "upheld"
    """It is right; a second person has still to approve the credit note."""
    CREDITED = "credited"
    REJECTED = "rejected"


HOLDING = frozenset({DisputeStatus.OPEN, DisputeStatus.UPHELD})
"""Meanwhile nobody is kept from an appointment because of the line."""


@frozen
class DisputeNotFound(NotFound):
    """There is no such dispute, or it is not yours."""

    rule: ClassVar[str] = "X1"
    dispute_id: DisputeId


@frozen
class DisputeDecided(RuleBroken):
    """This dispute was decided already."""

    rule: ClassVar[str] = "U2"
    dispute_id: DisputeId


@frozen
class LineDisputed(RuleBroken):
    """This line is disputed already: wait for the answer."""

    rule: ClassVar[str] = "U2"
    dispute_id: DisputeId


@frozen
class DisputeRejected(RuleBroken):
    """This line was looked at, and stays: ask the billing office to look again."""

    rule: ClassVar[str] = "U2"
    dispute_id: DisputeId


@frozen
class NothingToDispute(RuleBroken):
    """Nothing is left of this line: it was credited."""

    rule: ClassVar[str] = "U2"
    invoice_id: InvoiceId
    position: int


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


def _tidy_decision(text: str | None) -> str | None:
    return None if text is None else _tidy_reason(text)


@frozen(kw_only=True)
class Dispute:
    """`open`, then `rejected`, or `upheld` and `credited`.

    An upheld one is open again if the second person declines the credit note.
    """

    id: DisputeId
    patient_id: PatientId
    invoice_id: InvoiceId
    position: int = field(validator=ge(1))
    """The invoice's first line is 1."""
    reason: str = field(converter=_tidy_reason, repr=False)
    opened_by: AccountId | None
    opened_at: datetime = field(validator=has_time_zone)
    status: DisputeStatus = DisputeStatus.OPEN
    decided_by: AccountId | None = None
    decided_at: datetime | None = None
    decision: str | None = field(default=None, converter=_tidy_decision, repr=False)
    version: int = 1

    @property
    def holds(self) -> bool:
        """Is its line not counted among the dues?"""
        return self.status in HOLDING

    def uphold(self, *, by: AccountId | None, at: datetime, reason: str) -> Dispute:
        """The patient is right: a credit note is asked for."""
        return self._decide(DisputeStatus.UPHELD, by, at, reason)

    def reject(self, *, by: AccountId | None, at: datetime, reason: str) -> Dispute:
        """The line stays as it is, and is owed."""
        return self._decide(DisputeStatus.REJECTED, by, at, reason)

    def credited(self) -> Dispute:
        """The credit note was issued."""
        return self._moved(DisputeStatus.CREDITED)

    def reopened(self) -> Dispute:
        """The second person would not have it so: it is to be decided again."""
        return self._moved(DisputeStatus.OPEN)

    def _decide(
        self, status: DisputeStatus, by: AccountId | None, at: datetime, reason: str
    ) -> Dispute:
        if self.status is not DisputeStatus.OPEN:
            raise DisputeDecided(self.id)
        moved = self._moved(status)
        return evolve(moved, decided_by=by, decided_at=at, decision=reason)

    def _moved(self, status: DisputeStatus) -> Dispute:
        return evolve(self, status=status, version=self.version + 1)


def require_disputable(
    before: tuple[Dispute, ...], position: int, *, by_billing: bool
) -> None:
    """Refuse a second dispute of a line; after a no, only billing may open another."""
    for one in before:
        if one.position == position and one.holds:
            raise LineDisputed(one.id)
        is_final = one.status is DisputeStatus.REJECTED and not by_billing
        if one.position == position and is_final:
            raise DisputeRejected(one.id)
