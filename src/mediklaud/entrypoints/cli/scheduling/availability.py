"""`mediklaud doctor availability`: when a doctor offers which visits (S1)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.scheduling.read_availability import ReadAvailability
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.domain.scheduling.availability import OfferedHours
from mediklaud.domain.scheduling.schedule import Availability
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, OneOf
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.scheduling.hours_param import HOURS, Hours
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.scheduling.hours_views import AvailabilityView

_USUAL = (VisitType.CONSULTATION, VisitType.FOLLOW_UP)


@command("set")
@click.argument("doctor", type=DOCTOR)
@click.option(
    "--hours",
    type=HOURS,
    multiple=True,
    help="`mon-thu,sat 09:00-12:30`, on the clock of --zone; several are possible.",
)
@click.option("--none", "no_hours", is_flag=True, help="Offer no hours any more.")
@click.option("--from", "valid_from", type=DAY, help="The first day; else today.")
@click.option("--until", "valid_to", type=DAY, help="The last day; else for ever.")
@click.option("--visit-type", "visit_types", type=OneOf(VisitType), multiple=True)
@click.option("--place", help="The room; one visit at a time in each lane.")
@click.option("--lanes", type=click.IntRange(1, 50), default=1, show_default=True)
@click.option("--zone", help="Whose wall clocks are meant; else the hospital's.")
@keyed
@pass_session
def set_hours(
    session: Session,
    *,
    doctor: DoctorId,
    hours: tuple[Hours, ...],
    no_hours: bool,
    valid_from: date | None,
    valid_to: date | None,
    visit_types: tuple[VisitType, ...],
    place: str | None,
    lanes: int,
    zone: str | None,
) -> None:
    """Replace a doctor's weekly hours from a day on; what is booked stays."""
    if bool(hours) == no_hours:
        raise click.UsageError("Say --hours, or --none to offer none.")
    rules = tuple(
        OfferedHours(
            weekdays=one.weekdays,
            start=one.start,
            end=one.end,
            visit_types=visit_types or _USUAL,
            place=place,
            lanes=lanes,
            zone=zone,
            valid_to=valid_to,
        )
        for one in hours
    )
    message = SetAvailability(
        **session.command, doctor_id=doctor, rules=rules, valid_from=valid_from
    )
    _show(session, session.handle(message))


@command("show")
@click.argument("doctor", type=DOCTOR)
@pass_session
def show(session: Session, *, doctor: DoctorId) -> None:
    """A doctor's hours from today on."""
    query = ReadAvailability(**session.query, doctor_id=doctor)
    _show(session, session.handle(query))


def _show(session: Session, availability: Availability) -> None:
    view = AvailabilityView.of(availability)
    session.output.part_of(
        view,
        view.rules,
        "weekdays",
        "start",
        "end",
        "visit_types",
        "lanes",
        "place",
        "zone",
        "valid_from",
        "valid_to",
    )
