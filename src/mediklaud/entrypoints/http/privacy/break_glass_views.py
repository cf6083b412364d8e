"""How an emergency access and its review look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.privacy.break_glass import (
    BrokenGlass,
    Finding,
    Review,
    ReviewItem,
)
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.entrypoints.http.wire import View, fields_of


class BreakGlassView(View):
    """An emergency access, as the doctor sees it who took it."""

    id: UUID
    patient_id: UUID
    reason_code: ReasonCode
    begun_at: datetime
    until: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, glass: BrokenGlass) -> BreakGlassView:
        """The access; until when it opens the record."""
        return cls(
            id=glass.id.value,
            patient_id=glass.patient_id.value,
            reason_code=glass.reason,
            begun_at=glass.begun_at,
            until=glass.until,
            ended_at=glass.ended_at,
        )


class ReviewView(View):
    """What was found, and by whom."""

    finding: Finding
    text: str
    by: UUID
    at: datetime

    @classmethod
    def of(cls, review: Review) -> ReviewView:
        """The review."""
        return cls(
            finding=review.finding, text=review.text, by=review.by.value, at=review.at
        )


class ReviewItemView(BreakGlassView):
    """An emergency access, as the privacy officer sees it."""

    account_id: UUID
    account_name: str | None
    text: str
    review_due: datetime
    urgent: bool
    overdue: bool
    review: ReviewView | None

    @classmethod
    def item(cls, item: ReviewItem) -> ReviewItemView:
        """The access on the worklist."""
        glass = item.glass
        return cls(
            **fields_of(BreakGlassView.of(glass)),
            account_id=glass.account_id.value,
            account_name=item.account_name,
            text=glass.text,
            review_due=glass.review_due,
            urgent=glass.urgent,
            overdue=item.overdue,
            review=ReviewView.of(glass.review) if glass.review else None,
        )
