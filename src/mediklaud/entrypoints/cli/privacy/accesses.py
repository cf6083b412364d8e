"""`mediklaud patient accesses`, `audit report`, `audit patients-read` (X4, X7)."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import datetime

import click

from mediklaud.application.privacy.activity_report import ActivityReport
from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.application.privacy.list_activity import ListActivity
from mediklaud.application.privacy.list_patients_read_by import ListPatientsReadBy
from mediklaud.application.privacy.number_patients import NumberPatients
from mediklaud.domain.access.audit import PatientRead
from mediklaud.domain.privacy.reporting import ReportKind
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.privacy.access_views import (
    AccessView,
    ActiveAccountView,
    NumberedReadView,
    ReportView,
)

_SINCE = click.option("--from", "since", type=INSTANT, required=True)
_UNTIL = click.option("--to", "until", type=INSTANT, required=True)


@command("accesses")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def accesses(session: Session, *, patient: PatientId, page: Paging) -> None:
    """Who did what with a patient's data, for the patient, the newest first."""
    query = ListAccesses(
        **session.query,
        patient_id=patient,
        after=page.after(AuditId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), AccessView.of, lambda one: one.id)
    session.output.list(found, "at", "roles", "name", "what", "purpose", "listed")


@command("report")
@click.argument("kind", type=OneOf(ReportKind))
@_SINCE
@_UNTIL
@pass_session
def report(
    session: Session, *, kind: ReportKind, since: datetime, until: datetime
) -> None:
    """Which accounts did what strikes: `break_glass`, `after_hours`, and so on."""
    query = ActivityReport(**session.query, kind=kind, since=since, until=until)
    view = ReportView.of(session.handle(query))
    columns = "account_name times patients first last account_id".split()
    session.output.part_of(view, view.lines, *columns)


@command("activity")
@_SINCE
@_UNTIL
@pass_session
def activity(session: Session, *, since: datetime, until: datetime) -> None:
    """Which accounts did how much, the busiest first: where to look first."""
    found = session.handle(ListActivity(**session.query, since=since, until=until))
    page = Page(items=[ActiveAccountView.of(one) for one in found])
    columns = "account_name entries refused patients first last account_id".split()
    session.output.list(page, *columns)


@command("patients-read")
@click.option("--account", type=id_of(AccountId), required=True)
@_SINCE
@_UNTIL
@click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet.")
@pass_session
def patients_read(
    session: Session,
    *,
    account: AccountId,
    since: datetime,
    until: datetime,
    as_csv: bool,
) -> None:
    """Exactly the patients whose data an account came upon, in lists too."""
    query = ListPatientsReadBy(
        **session.query, account_id=account, since=since, until=until
    )
    found = _numbered(session, session.handle(query))
    if as_csv:
        _print_csv(found)
    else:
        columns = "patient_number first last times patient_id".split()
        session.output.list(Page(items=found), *columns)


def _numbered(session: Session, found: Sequence[PatientRead]) -> list[NumberedReadView]:
    """With the numbers by which people find the files."""
    patients = tuple(one.patient_id for one in found)
    query = NumberPatients(**session.query, patient_ids=patients)
    numbers = {one.id: one.number for one in session.handle(query)}
    return [NumberedReadView.numbered(one, numbers) for one in found]


def _print_csv(found: Sequence[NumberedReadView]) -> None:
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(("patient_id", "first", "last", "times", "patient_number"))
    for one in found:
        first, last = one.first.isoformat(), one.last.isoformat()
        line = (one.patient_id, first, last, one.times, one.patient_number)
        lines.writerow(line)
