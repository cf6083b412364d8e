"""A report of the pharmacy, to look at or to work on with."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.application.pharmacy.reports.every import REPORTS
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.reports import ReportDays, ReportName
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.report import Report
from mediklaud.ports.dispensing import ControlledRegister, Dispensations
from mediklaud.ports.medication import Alerts


@frozen(kw_only=True)
class ReadPharmacyReport(Query[Report]):
    """One of the reports, from the first day to the last (H10)."""

    permission: ClassVar = Permission.READ_PHARMACY_REPORT
    report: ReportName
    since: date | None = None
    """Thirty days before the last, if no day is named."""
    until: date | None = None
    """Today, if no day is named."""


def read_pharmacy_report(
    query: ReadPharmacyReport,
    *,
    dispensations: Dispensations,
    register: ControlledRegister,
    alerts: Alerts,
    hospital: Hospital,
    now: datetime,
) -> Report:
    """As it stands at this moment; it names no patient."""
    days = ReportDays.asked(query.since, query.until, hospital.day_of(now))
    asked = Asked(name=query.report, days=days, hospital=hospital, now=now)
    books = Books(dispensations=dispensations, register=register, alerts=alerts)
    return REPORTS[query.report](asked, books)
