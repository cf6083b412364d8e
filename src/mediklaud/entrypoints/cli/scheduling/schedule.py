"""`mediklaud doctor schedule`: a doctor's day."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.scheduling.read_day_board import ReadDayBoard
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.params import DAY, today
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.scheduling.hours_views import (
    ScheduleEntryView,
    ScheduleView,
)


@command("board")
@click.option("--date", "day", type=DAY, help="Today, if left out.")
@click.option("--specialty")
@pass_session
def board(session: Session, *, day: date | None, specialty: str | None) -> None:
    """Who comes on one day to all doctors, or to a specialty's, the earliest first."""
    chosen = day or today(session)
    query = ReadDayBoard(**session.query, day=chosen, specialty=specialty)
    found = [ScheduleEntryView.of(entry) for entry in session.handle(query)]
    session.output.list(
        Page(items=found),
        "appointment.starts_at",
        "appointment.status",
        "patient_number",
        "patient_name",
        "appointment.doctor_id",
        "appointment.id",
    )


@command("schedule")
@click.argument("doctor", type=DOCTOR)
@click.option("--date", "day", type=DAY, help="Today, if left out.")
@pass_session
def schedule(session: Session, *, doctor: DoctorId, day: date | None) -> None:
    """Who comes to a doctor on one day, the earliest first."""
    chosen = day or today(session)
    query = ReadSchedule(**session.query, doctor_id=doctor, day=chosen)
    view = ScheduleView.of(session.handle(query))
    session.output.part_of(
        view,
        view.entries,
        "appointment.starts_at",
        "appointment.visit_type",
        "appointment.status",
        "patient_number",
        "patient_name",
        "appointment.id",
    )
