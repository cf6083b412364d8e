"""A report of the pharmacy on paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.read_pharmacy_report import (
    ReadPharmacyReport,
    read_pharmacy_report,
)
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.dispensing import ControlledRegister, Dispensations
from mediklaud.ports.medication import Alerts
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintPharmacyReport(Query[Paper]):
    """One of the reports as PDF, from the first day to the last (H10)."""

    permission: ClassVar = Permission.READ_PHARMACY_REPORT
    report: ReportName
    since: date | None = None
    until: date | None = None


def print_pharmacy_report(
    query: PrintPharmacyReport,
    *,
    dispensations: Dispensations,
    register: ControlledRegister,
    alerts: Alerts,
    hospital: Hospital,
    printer: Printer,
    now: datetime,
) -> Paper:
    """The same report that programs read."""
    found = read_pharmacy_report(
        ReadPharmacyReport(
            actor=query.actor,
            report=query.report,
            since=query.since,
            until=query.until,
        ),
        dispensations=dispensations,
        register=register,
        alerts=alerts,
        hospital=hospital,
        now=now,
    )
    return Paper(f"{found.name}-{found.until}.pdf", PDF, printer.table(found))
