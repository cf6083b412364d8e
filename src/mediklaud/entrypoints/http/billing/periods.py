"""The books of days that are over, closed over HTTP (B8)."""

from __future__ import annotations

from litestar import get, post
from litestar.params import JSONBody

from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.application.billing.list_closed_periods import ListClosedPeriods
from mediklaud.entrypoints.http.billing.period_views import (
    ClosedPeriodView,
    ClosePeriodBody,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page

_ALL = "/books/periods"
_TAGS = ("books",)


@post(_ALL, sync_to_thread=True, tags=_TAGS)
def close_period(data: JSONBody[ClosePeriodBody], desk: AtDesk) -> ClosedPeriodView:
    """Close the books up to a day that is over; they are never opened again."""
    command = ClosePeriod(**desk.command, until=data.until)
    return ClosedPeriodView.of(desk.handle(command))


@get(_ALL, sync_to_thread=True, tags=_TAGS)
def list_closed_periods(desk: AtDesk) -> Page[ClosedPeriodView]:
    """Each closing of the books, the latest first."""
    found = desk.handle(ListClosedPeriods(**desk.query))
    return Page(items=[ClosedPeriodView.of(period) for period in found])
