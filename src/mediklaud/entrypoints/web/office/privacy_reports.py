"""What strikes in the audit: which accounts did it, and how often (X4)."""

from __future__ import annotations

from typing import Any

from litestar import get
from litestar.params import FromQuery

from mediklaud.application.privacy.activity_report import ActivityReport
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.privacy.reporting import ReportKind
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.days_asked import Days
from mediklaud.entrypoints.web.visitor import AtPage

_PAGE = "office/reports.html"
_A_WEEK = 7


@get("/privacy/reports", sync_to_thread=True)
def reports(
    visitor: AtPage,
    kind: FromQuery[ReportKind] = ReportKind.BREAK_GLASS,
    first: Filter = None,
    last: Filter = None,
) -> Page:
    """One kind of report, of a week if nothing else is asked for."""
    days = Days.asked(first, last).or_lately(visitor, _A_WEEK)
    facts: dict[str, Any] = {"kind": kind, "kinds": tuple(ReportKind), "days": days}
    try:
        report = visitor.handle(
            ActivityReport(**visitor.query, kind=kind, **days.time(visitor))
        )
    except InvalidValue as refusal:
        return visitor.again(_PAGE, refusal, **facts, report=None)
    return visitor.page(_PAGE, **facts, report=report)
