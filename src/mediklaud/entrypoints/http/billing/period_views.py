"""Closed books over HTTP: asked for, and shown."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.billing.closed_period import ClosedPeriod
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import View, bare


class ClosePeriodBody(Body):
    """The last day that is closed."""

    until: date


class ClosedPeriodView(View):
    """All days up to this one are closed (B8)."""

    until: date
    closed_at: datetime
    closed_by: UUID | None

    @classmethod
    def of(cls, period: ClosedPeriod) -> ClosedPeriodView:
        """The period."""
        return cls(
            until=period.until,
            closed_at=period.closed_at,
            closed_by=bare(period.closed_by),
        )
