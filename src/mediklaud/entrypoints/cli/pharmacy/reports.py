"""`mediklaud pharmacy report`: on the terminal, for spreadsheets, on paper (H10)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

import click

from mediklaud.application.pharmacy.print_pharmacy_report import PrintPharmacyReport
from mediklaud.application.pharmacy.read_pharmacy_report import ReadPharmacyReport
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.new_files import require_new, write_new
from mediklaud.entrypoints.cli.params import DAY, OneOf
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.cli.sheets import Sheet
from mediklaud.entrypoints.http.pharmacy.report_views import PharmacyReportView
from mediklaud.entrypoints.report_files import csv_of


class _Shape(StrEnum):
    """How it is wanted."""

    TABLE = "table"
    CSV = "csv"
    PDF = "pdf"


@command("report")
@click.argument("name", type=OneOf(ReportName))
@click.option("--from", "since", type=DAY, help="Else: thirty days before the last.")
@click.option("--until", type=DAY, help="The last day; else: today.")
@click.option("--format", "how", type=OneOf(_Shape), default=_Shape.TABLE.value)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    help="A new file; only you can read it. CSV and PDF take one.",
)
@pass_session
def report(
    session: Session,
    *,
    name: ReportName,
    since: date | None,
    until: date | None,
    how: _Shape,
    to: Path | None,
) -> None:
    """What is in stock, was handed out, and was warned of."""
    query = ReadPharmacyReport(**session.query, report=name, since=since, until=until)
    if how is _Shape.TABLE:
        return _show(session, PharmacyReportView.of(session.handle(query)))
    if to is None:
        raise click.UsageError("Name a file with --to.")
    require_new(to)
    if how is _Shape.PDF:
        printed = PrintPharmacyReport(
            **session.query, report=name, since=since, until=until
        )
        write_new(to, session.handle(printed).content)
    else:
        write_new(to, csv_of(session.handle(query)))
    return session.output.done("Written.")


def _show(session: Session, view: PharmacyReportView) -> None:
    rows = view.rows if view.totals is None else [*view.rows, view.totals]
    heads = [column.name for column in view.columns]
    session.output.sheet(view, Sheet(title=view.title, heads=heads, rows=rows))
