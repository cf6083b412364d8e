"""A report of the pharmacy as an answer carries it."""

from __future__ import annotations

from datetime import date, datetime

from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report
from mediklaud.entrypoints.http.wire import View


class ColumnView(View):
    """One column: its name, and what stands in it."""

    name: str
    kind: ColumnKind

    @classmethod
    def of(cls, column: Column) -> ColumnView:
        """As it is shown."""
        return cls(name=column.name, kind=column.kind)


class PharmacyReportView(View):
    """A table: rows of cells, each under its column; perhaps sums."""

    report: str
    title: str
    since: date | None
    until: date | None
    made_at: datetime
    columns: list[ColumnView]
    rows: list[list[Cell]]
    totals: list[Cell] | None

    @classmethod
    def of(cls, report: Report) -> PharmacyReportView:
        """As it is shown."""
        return cls(
            report=report.name,
            title=report.title,
            since=report.since,
            until=report.until,
            made_at=report.made_at,
            columns=[ColumnView.of(column) for column in report.columns],
            rows=[list(row) for row in report.rows],
            totals=None if report.totals is None else list(report.totals),
        )
