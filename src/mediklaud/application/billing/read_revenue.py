"""Somebody looks at what the hospital earns."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.revenue_reports import BooksAsked
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.domain.shared.report import Report


@frozen(kw_only=True)
class ReadRevenue(Query[Report]):
    """What was invoiced and taken, by day or by service; it names no patient."""

    permission: ClassVar = Permission.READ_BOOKS
    by: RevenueBy = RevenueBy.DAY
    since: date | None = None
    """Thirty days before the last, if no day is named."""
    until: date | None = None
    """Today, if no day is named."""


def read_revenue(query: ReadRevenue, *, asked: BooksAsked) -> Report:
    """The report, as the books stand."""
    return asked.revenue(query.by, query.since, query.until)
