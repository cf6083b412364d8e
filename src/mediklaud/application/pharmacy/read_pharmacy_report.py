"""A report of the pharmacy, to look at or to work on with."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.reports.asked import Books
from mediklaud.application.pharmacy.reports.every import REPORTS
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.report import Report


@frozen(kw_only=True)
class ReadPharmacyReport(Query[Report]):
    """One of the reports, from the first day to the last (H10)."""

    permission: ClassVar = Permission.READ_PHARMACY_REPORT
    report: ReportName
    since: date | None = None
    """Thirty days before the last, if no day is named."""
    until: date | None = None
    """Today, if no day is named."""


def read_pharmacy_report(query: ReadPharmacyReport, *, books: Books) -> Report:
    """As it stands at this moment; it names no patient."""
    asked = books.asked(query.report, query.since, query.until)
    return REPORTS[query.report](asked, books)
