"""The books of days that are over are closed, for good (B8)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.application.billing.list_closed_periods import ListClosedPeriods
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor, as_somebody

_PAGE = "billing/periods.html"


@get("/books/periods", sync_to_thread=True)
def periods_page(visitor: AtPage, done: Filter = None) -> Page:
    """Each closing of the books, the latest first, and how to close more."""
    return visitor.page(_PAGE, **_about(visitor), done=done)


@post("/books/periods", status_code=303, sync_to_thread=True)
def close_period(visitor: AtPage) -> Page:
    """Nothing is posted into these days any more."""
    try:
        with visitor.form.reading() as read:
            until = read.need("until", read_day)
            read.need("sure", str)
        visitor.handle(ClosePeriod(**visitor.command, until=until))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), done=None)
    return visitor.go("/books/periods?done=closed")


def _about(visitor: Visitor) -> dict[str, object]:
    closers = frozenset(grants_of(Permission.CLOSE_BOOKS))
    return {
        "periods": visitor.handle(ListClosedPeriods(**visitor.query)),
        "may_close": bool(closers & as_somebody(visitor).roles),
    }
