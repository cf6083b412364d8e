"""`mediklaud billing ...`: statements, revenue, and whether the books add up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mediklaud.application.billing.print_revenue import PrintRevenue
from mediklaud.application.billing.read_revenue import ReadRevenue
from mediklaud.application.billing.read_statement import ReadStatement
from mediklaud.application.billing.read_trial_balance import ReadTrialBalance
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from mediklaud.domain.billing.account_history import AccountHistory
from mediklaud.domain.billing.difference import Difference
from mediklaud.domain.billing.takings import RevenueBy
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.report import Report
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.new_files import require_new, write_new
from mediklaud.entrypoints.cli.params import DAY, OneOf
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.cli.sheets import Sheet
from mediklaud.entrypoints.http.billing.book_views import (
    AccountHistoryView,
    ReconciliationView,
)
from mediklaud.entrypoints.http.pharmacy.report_views import PharmacyReportView
from mediklaud.entrypoints.report_files import csv_of

_NOT_THE_SAME = 1
_INTO = click.Path(path_type=Path, dir_okay=False, readable=False)


@command("statement")
@click.argument("patient", type=PATIENT)
@click.option("--from", "since", type=DAY, help="Else: a year before the last.")
@click.option("--until", type=DAY, help="The last day; else: today.")
@pass_session
def statement(
    session: Session, *, patient: PatientId, since: date | None, until: date | None
) -> None:
    """Everything that changed what a patient owes."""
    query = ReadStatement(**session.query, patient_id=patient, since=since, until=until)
    found = session.handle(query)
    session.output.sheet(AccountHistoryView.of(found), _sheet_of(found))


@command("revenue")
@click.option("--by", type=OneOf(RevenueBy), default=RevenueBy.DAY.value)
@click.option("--from", "since", type=DAY, help="Else: thirty days before the last.")
@click.option("--until", type=DAY, help="The last day; else: today.")
@click.option("--to", type=_INTO, help="A new file; named .csv or .pdf.")
@pass_session
def revenue(
    session: Session,
    *,
    by: RevenueBy,
    since: date | None,
    until: date | None,
    to: Path | None,
) -> None:
    """What was invoiced and taken, by day or by service."""
    query = ReadRevenue(**session.query, by=by, since=since, until=until)
    if to is None:
        return _show(session, session.handle(query))
    require_new(to)
    if to.suffix == ".pdf":
        paper = PrintRevenue(**session.query, by=by, since=since, until=until)
        write_new(to, session.handle(paper).content)
    elif to.suffix == ".csv":
        write_new(to, csv_of(session.handle(query)))
    else:
        raise click.UsageError("Name a file that ends in .csv or .pdf.")
    return session.output.done("Written.")


@command("trial-balance")
@click.option("--until", type=DAY, help="The last day; else: today.")
@pass_session
def trial_balance(session: Session, *, until: date | None) -> None:
    """What stands on every account of the books."""
    _show(session, session.handle(ReadTrialBalance(**session.query, until=until)))


@command("reconcile")
@pass_session
def reconcile(session: Session) -> None:
    """Prove that documents, journal, accounts and gateway say the same.

    Ends with 0 if they do, and with 1 if not: each difference is listed.
    """
    found = session.handle(ReconcileBooks(**session.query))
    heads = ["check", "thing", "expected", "found"]
    rows = [_row_of(one) for one in found.differences]
    title = "Differences" if rows else "The books add up"
    sheet = Sheet(title=title, heads=heads, rows=rows)
    session.output.sheet(ReconciliationView.of(found), sheet)
    if not found.agrees:
        raise click.exceptions.Exit(_NOT_THE_SAME)


def _row_of(one: Difference) -> list[str | int | None]:
    return [one.check.value, str(one.thing), str(one.expected), str(one.found)]


def _sheet_of(found: AccountHistory) -> Sheet:
    first = [found.since.isoformat(), "opening", None, None, str(found.opening)]
    lines = [
        [o.day.isoformat(), o.kind.value, o.number, str(o.amount), str(o.balance)]
        for o in found.lines
    ]
    last = [found.until.isoformat(), "closing", None, None, str(found.closing)]
    heads = ["day", "what", "number", "amount", "balance"]
    return Sheet(title="Statement", heads=heads, rows=[first, *lines, last])


def _show(session: Session, found: Report) -> None:
    view = PharmacyReportView.of(found)
    rows = view.rows if view.totals is None else [*view.rows, view.totals]
    heads = [column.name for column in view.columns]
    session.output.sheet(view, Sheet(title=view.title, heads=heads, rows=rows))
