"""The report on revenue on paper."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.revenue_reports import BooksAsked
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintRevenue(Query[Paper]):
    """What was invoiced and taken, as PDF."""

    permission: ClassVar = Permission.READ_BOOKS
    by: RevenueBy = RevenueBy.DAY
    since: date | None = None
    until: date | None = None


def print_revenue(query: PrintRevenue, *, asked: BooksAsked, printer: Printer) -> Paper:
    """The same report that programs read."""
    found = asked.revenue(query.by, query.since, query.until)
    return Paper(f"{found.name}-{found.until}.pdf", PDF, printer.table(found))
