"""The pharmacy's reports over HTTP: as JSON, as CSV, as PDF (H10)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter

from mediklaud.application.pharmacy.print_pharmacy_report import PrintPharmacyReport
from mediklaud.application.pharmacy.read_pharmacy_report import ReadPharmacyReport
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.paper import Paper
from mediklaud.domain.shared.report import Report
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pharmacy.papers import AlsoFiles, handed_out
from mediklaud.entrypoints.http.pharmacy.report_views import PharmacyReportView
from mediklaud.entrypoints.http.queries import day_in
from mediklaud.entrypoints.report_files import CSV, ReportFormat, csv_of

_DAY = {"format": "date"}
From = Annotated[
    str | None,
    QueryParameter(
        name="from",
        max_length=40,
        schema_extra=_DAY,
        description="Left out: thirty days before the last.",
    ),
]
"""The first day."""
Until = Annotated[
    str | None,
    QueryParameter(
        name="to", max_length=40, schema_extra=_DAY, description="Left out: today."
    ),
]
"""The last day, which belongs to it."""


@get(
    "/pharmacy/reports/{report:str}",
    sync_to_thread=True,
    tags=("pharmacy",),
    operation_class=AlsoFiles,
    responses={200: ResponseSpec(PharmacyReportView, description="The report.")},
)
def read_pharmacy_report(
    *,
    report: FromPath[ReportName],
    desk: AtDesk,
    since: From = None,
    until: Until = None,
    format: FromQuery[ReportFormat] = ReportFormat.JSON,  # noqa: A002
) -> Response[bytes]:
    """What the pharmacy has, handed out and was warned of; it names no patient."""
    first, last = _day(since, "from"), _day(until, "to")
    if format is ReportFormat.PDF:
        printed = PrintPharmacyReport(
            **desk.query, report=report, since=first, until=last
        )
        return handed_out(desk.handle(printed))
    query = ReadPharmacyReport(**desk.query, report=report, since=first, until=last)
    return _told(desk.handle(query), format)


def _told(found: Report, how: ReportFormat) -> Response[bytes]:
    if how is ReportFormat.CSV:
        name = f"{found.name}-{found.until}.csv"
        return handed_out(Paper(name, CSV, csv_of(found)))
    view = msgspec.json.encode(PharmacyReportView.of(found))
    return Response(view, media_type="application/json")


def _day(text: str | None, name: str) -> date | None:
    return None if text is None else day_in(text, name)
