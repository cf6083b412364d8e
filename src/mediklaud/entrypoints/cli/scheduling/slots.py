"""`mediklaud slot list`: what could be booked right now (S2)."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, OneOf
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.scheduling.slot_pages import slot_page, slots_after

_USUAL = timedelta(days=14)


@command("list")
@click.option("--doctor", type=DOCTOR)
@click.option("--specialty")
@click.option("--from", "start", type=INSTANT, help="Now, if left out.")
@click.option("--to", "end", type=INSTANT, help="Two weeks later, if left out.")
@click.option(
    "--visit-type",
    type=OneOf(VisitType),
    default=VisitType.CONSULTATION,
    show_default=True,
)
@paged
@pass_session
def list_slots(
    session: Session,
    *,
    doctor: DoctorId | None,
    specialty: str | None,
    start: datetime | None,
    end: datetime | None,
    visit_type: VisitType,
    page: Paging,
) -> None:
    """Free slots of a doctor, or of all with a specialty, the earliest first."""
    begin = start or session.now
    query = FindSlots(
        **session.query,
        doctor_id=doctor,
        specialty=specialty,
        period=Period(begin, end or begin + _USUAL),
        visit_type=visit_type,
        after=slots_after(page),
        limit=page.and_one,
    )
    found = slot_page(page, session.handle(query))
    session.output.list(
        found, "starts_at", "ends_at", "place", "doctor_number", "doctor_name"
    )
