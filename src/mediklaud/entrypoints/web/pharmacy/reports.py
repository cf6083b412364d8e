"""The pharmacy's reports: read, charted, taken along as CSV or PDF (H10)."""

from __future__ import annotations

from datetime import date

from litestar import Response, get
from litestar.params import FromPath

from mediklaud.application.pharmacy.print_pharmacy_report import PrintPharmacyReport
from mediklaud.application.pharmacy.read_pharmacy_report import ReadPharmacyReport
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.paper import Paper
from mediklaud.domain.shared.report import Report
from mediklaud.entrypoints.http.pharmacy.papers import handed_out
from mediklaud.entrypoints.http.queries import Filter, day_in
from mediklaud.entrypoints.report_files import CSV, csv_of
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.pharmacy.cells import rows_of
from mediklaud.entrypoints.web.pharmacy.chart import bars_of
from mediklaud.entrypoints.web.visitor import AtPage

_PAGE = "pharmacy/report.html"


@get("/pharmacy/reports", sync_to_thread=True)
def reports(visitor: AtPage) -> Page:
    """Which there are."""
    require_may(visitor, Permission.READ_PHARMACY_REPORT)
    return visitor.page("pharmacy/reports.html", reports=tuple(ReportName))


@get("/pharmacy/reports/{report:str}", sync_to_thread=True)
def report(
    visitor: AtPage,
    report: FromPath[ReportName],
    since: Filter = None,
    until: Filter = None,
) -> Page:
    """One of them, of these days."""
    facts = {"report": report, "since": since, "until": until}
    try:
        found = _found(visitor, report, since, until)
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **facts, found=None)
    told = {"rows": rows_of(found), "chart": bars_of(found)}
    return visitor.page(_PAGE, **facts, **told, found=found)


@get("/pharmacy/reports/{report:str}/table.csv", sync_to_thread=True)
def report_csv(
    visitor: AtPage,
    report: FromPath[ReportName],
    since: Filter = None,
    until: Filter = None,
) -> Response[bytes]:
    """For a spreadsheet."""
    found = _found(visitor, report, since, until)
    return handed_out(Paper(f"{found.name}-{found.until}.csv", CSV, csv_of(found)))


@get("/pharmacy/reports/{report:str}/table.pdf", sync_to_thread=True)
def report_pdf(
    visitor: AtPage,
    report: FromPath[ReportName],
    since: Filter = None,
    until: Filter = None,
) -> Response[bytes]:
    """For a folder."""
    query = PrintPharmacyReport(
        **visitor.query, report=report, since=_day(since), until=_day(until)
    )
    return handed_out(visitor.handle(query))


def _found(
    visitor: AtPage, report: ReportName, since: str | None, until: str | None
) -> Report:
    query = ReadPharmacyReport(
        **visitor.query, report=report, since=_day(since), until=_day(until)
    )
    return visitor.handle(query)


def _day(text: str | None) -> date | None:
    return day_in(text, "day") if text else None
