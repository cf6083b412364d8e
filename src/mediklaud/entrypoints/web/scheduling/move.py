"""A patient moves a visit to another time of the same doctor (S5)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day, read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.days import free_days
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MOVE = "/appointments/{appointment_id:uuid}/move"
_PAGE = "scheduling/move.html"


@get(_MOVE, sync_to_thread=True)
def move_page(
    visitor: AtPage, appointment_id: FromPath[UUID], day: Filter = None
) -> Page:
    """When it is, and when else it could be."""
    return visitor.page(_PAGE, **when_else(visitor, AppointmentId(appointment_id), day))


@post(_MOVE, status_code=303, sync_to_thread=True)
def move(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """It is then; the time before is free for somebody else."""
    wanted = AppointmentId(appointment_id)
    try:
        moved_in(visitor, wanted)
    except Refusal as refusal:
        facts = when_else(visitor, wanted, visitor.form["day"] or None)
        return visitor.again(_PAGE, refusal, **facts)
    return visitor.go("/appointments?done=moved")


def moved_in(visitor: Visitor, wanted: AppointmentId) -> Appointment:
    """To the time that was pressed."""
    with visitor.form.reading() as read:
        starts_at = read.need("at", read_instant)
    return visitor.handle(
        RescheduleAppointment(
            **visitor.command, appointment_id=wanted, starts_at=starts_at
        )
    )


def when_else(
    visitor: Visitor, wanted: AppointmentId, day: str | None
) -> dict[str, Any]:
    """The visit as it is, and the free times of its doctor."""
    query = ReadAppointment(**visitor.query, appointment_id=wanted)
    visit = visitor.handle(query)
    days = free_days(visitor, visit.doctor_id)
    meant = read_day(day) if day else None
    shown = next((d for d in days if d.on == meant), days[0] if days else None)
    doctors = names_of(visitor, [visit.doctor_id])
    return {"visit": visit, "doctors": doctors, "days": days, "shown": shown}
