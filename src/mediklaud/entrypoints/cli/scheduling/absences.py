"""`mediklaud doctor absence`: when a doctor is away (S12)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.domain.shared.ids import AbsenceId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import INSTANT, id_of, version_option
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.scheduling.absence_views import (
    AbsenceRecordedView,
    AbsenceView,
)


@command("record")
@click.argument("doctor", type=DOCTOR)
@click.option("--from", "starts_at", type=INSTANT, required=True)
@click.option("--to", "ends_at", type=INSTANT, required=True)
@click.option("--reason", required=True)
@keyed
@pass_session
def record(
    session: Session,
    *,
    doctor: DoctorId,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
) -> None:
    """Let nobody be booked for a while; what is booked already is listed."""
    message = RecordAbsence(
        **session.command,
        doctor_id=doctor,
        period=Period(starts_at, ends_at),
        reason=reason,
    )
    recorded = session.handle(message)
    session.output.show(AbsenceRecordedView.made(recorded))
    if recorded.affected:
        session.output.hint("Decide on these with: mediklaud impacted resolve")


@command("list")
@click.argument("doctor", type=DOCTOR)
@pass_session
def list_absences(session: Session, *, doctor: DoctorId) -> None:
    """When a doctor is away, now and to come, the earliest first."""
    found = session.handle(ListAbsences(**session.query, doctor_id=doctor))
    page = Page(items=[AbsenceView.of(one) for one in found])
    session.output.list(page, "id", "starts_at", "ends_at", "reason")


@command("cancel")
@click.argument("absence", type=id_of(AbsenceId))
@version_option
@keyed
@pass_session
def cancel(session: Session, *, absence: AbsenceId, version: int | None) -> None:
    """The doctor is here after all; what was moved or cancelled stays so."""
    message = CancelAbsence(**session.command, absence_id=absence, version=version)
    session.output.show(AbsenceView.of(session.handle(message)))
