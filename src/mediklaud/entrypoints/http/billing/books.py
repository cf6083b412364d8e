"""The hospital's books over HTTP: statements, revenue, and whether they add up."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery

from mediklaud.application.billing.print_revenue import PrintRevenue
from mediklaud.application.billing.read_revenue import ReadRevenue
from mediklaud.application.billing.read_statement import ReadStatement
from mediklaud.application.billing.read_trial_balance import ReadTrialBalance
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.paper import Paper
from mediklaud.domain.shared.report import Report
from mediklaud.entrypoints.http.billing.book_views import (
    AccountHistoryView,
    ReconciliationView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pharmacy.papers import AlsoFiles, handed_out
from mediklaud.entrypoints.http.pharmacy.report_views import PharmacyReportView
from mediklaud.entrypoints.http.pharmacy.reports import From, Until
from mediklaud.entrypoints.http.queries import day_in
from mediklaud.entrypoints.report_files import CSV, ReportFormat, csv_of

_TAGS = ("books",)
_TABLE = {200: ResponseSpec(PharmacyReportView, description="The report.")}


@get("/patients/{patient_id:uuid}/statement", sync_to_thread=True, tags=_TAGS)
def read_statement(
    patient_id: FromPath[UUID], desk: AtDesk, since: From = None, until: Until = None
) -> AccountHistoryView:
    """Everything that changed what a patient owes; a year of it, if no day is named."""
    query = ReadStatement(
        **desk.query,
        patient_id=PatientId(patient_id),
        since=_day(since, "from"),
        until=_day(until, "to"),
    )
    return AccountHistoryView.of(desk.handle(query))


@get(
    "/books/revenue",
    sync_to_thread=True,
    tags=_TAGS,
    operation_class=AlsoFiles,
    responses=_TABLE,
)
def read_revenue(
    *,
    desk: AtDesk,
    by: FromQuery[RevenueBy] = RevenueBy.DAY,
    since: From = None,
    until: Until = None,
    format: FromQuery[ReportFormat] = ReportFormat.JSON,  # noqa: A002
) -> Response[bytes]:
    """What was invoiced and taken, by day or by service."""
    first, last = _day(since, "from"), _day(until, "to")
    if format is ReportFormat.PDF:
        paper = PrintRevenue(**desk.query, by=by, since=first, until=last)
        return handed_out(desk.handle(paper))
    query = ReadRevenue(**desk.query, by=by, since=first, until=last)
    return _told(desk.handle(query), format)


@get("/books/trial-balance", sync_to_thread=True, tags=_TAGS)
def read_trial_balance(desk: AtDesk, until: Until = None) -> PharmacyReportView:
    """What stands on every account of the books."""
    query = ReadTrialBalance(**desk.query, until=_day(until, "to"))
    return PharmacyReportView.of(desk.handle(query))


@get("/books/reconciliation", sync_to_thread=True, tags=_TAGS)
def reconcile_books(desk: AtDesk) -> ReconciliationView:
    """Whether documents, journal, accounts and gateway say the same."""
    return ReconciliationView.of(desk.handle(ReconcileBooks(**desk.query)))


def _told(found: Report, how: ReportFormat) -> Response[bytes]:
    if how is ReportFormat.CSV:
        name = f"{found.name}-{found.until}.csv"
        return handed_out(Paper(name, CSV, csv_of(found)))
    view = msgspec.json.encode(PharmacyReportView.of(found))
    return Response(view, media_type="application/json")


def _day(text: str | None, name: str) -> date | None:
    return None if text is None else day_in(text, name)
