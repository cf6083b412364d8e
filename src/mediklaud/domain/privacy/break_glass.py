"""Emergency access to one patient, and its review by somebody else (X3)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.privacy.reasons import ReasonCode, clean_reason
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, DoctorId, PatientId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note

BREAK_GLASS = "break_glass"
"""The purpose that stands in the audit beside whatever is done under it."""


@frozen
class BreakGlassNotFound(NotFound):
    """There is no such emergency access, or it is not yours."""

    rule: ClassVar[str] = "X3"
    break_glass_id: BreakGlassId


@frozen
class AlreadyReviewed(RuleBroken):
    """This emergency access was reviewed already, and a review never changes."""

    rule: ClassVar[str] = "X3"
    break_glass_id: BreakGlassId


@frozen
class NotYourOwnReview(RuleBroken):
    """Nobody reviews the emergency access they took themselves."""

    rule: ClassVar[str] = "X3"
    break_glass_id: BreakGlassId


class Finding(StrEnum):
    """What a review comes to."""

    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"
    NEEDS_FOLLOW_UP = "needs_follow_up"


def _words(text: str) -> str:
    return clean_note(text, "text", longest=2000)


@frozen(kw_only=True)
class Review:
    """What somebody else found when they looked into it; never changed."""

    finding: Finding
    text: str = field(converter=_words, repr=False)
    by: AccountId
    at: datetime = field(validator=has_time_zone)


@frozen(kw_only=True)
class BrokenGlass:
    """One doctor's access to one patient outside care.

    It is open until its time has run out or the doctor ends it; then, or before,
    somebody else reviews it, once.
    """

    id: BreakGlassId
    account_id: AccountId
    doctor_id: DoctorId
    patient_id: PatientId
    reason: ReasonCode
    text: str = field(converter=clean_reason, repr=False)
    begun_at: datetime = field(validator=has_time_zone)
    until: datetime = field(validator=has_time_zone)
    review_due: datetime = field(validator=has_time_zone)
    urgent: bool = False
    """Taken by somebody who took it strikingly often of late."""
    ended_at: datetime | None = None
    review: Review | None = None

    @property
    def purpose(self) -> str:
        """What the audit says of its beginning, its end and its review."""
        return BREAK_GLASS

    def is_open(self, now: datetime) -> bool:
        """Does it still open the record?"""
        return self.ended_at is None and now < self.until

    def is_overdue(self, now: datetime) -> bool:
        """Should it have been reviewed by now?"""
        return self.review is None and now >= self.review_due

    def end(self, now: datetime) -> BrokenGlass:
        """Over at once, or since its time ran out; what has ended stays so."""
        if self.ended_at is not None:
            return self
        return evolve(self, ended_at=min(now, self.until))

    def close(self, review: Review) -> BrokenGlass:
        """Say what was found, as another person than who took it."""
        if review.by == self.account_id:
            raise NotYourOwnReview(self.id)
        if self.review is not None:
            raise AlreadyReviewed(self.id)
        return evolve(self, review=review)


@frozen(kw_only=True)
class ReviewItem:
    """An emergency access on the worklist, with who took it."""

    glass: BrokenGlass
    account_name: str | None
    overdue: bool
