"""A report of the pharmacy on paper."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.reports.asked import Books
from mediklaud.application.pharmacy.reports.every import REPORTS
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.paper import PDF, Paper, TooLongToPrint
from mediklaud.ports.printing import Printer

MOST_ROWS = 5000
"""Nearly two hundred sheets."""


@frozen(kw_only=True)
class PrintPharmacyReport(Query[Paper]):
    """One of the reports as PDF, from the first day to the last (H10)."""

    permission: ClassVar = Permission.READ_PHARMACY_REPORT
    report: ReportName
    since: date | None = None
    until: date | None = None


def print_pharmacy_report(
    query: PrintPharmacyReport, *, books: Books, printer: Printer
) -> Paper:
    """The same report that programs read."""
    asked = books.asked(query.report, query.since, query.until)
    found = REPORTS[query.report](asked, books)
    if len(found.rows) > MOST_ROWS:
        raise TooLongToPrint(len(found.rows), MOST_ROWS)
    return Paper(f"{found.name}-{found.until}.pdf", PDF, printer.table(found))
