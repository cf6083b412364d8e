"""Doctors' hours, free slots and days over HTTP (S1, S2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from litestar import get, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.read_availability import ReadAvailability
from mediklaud.application.scheduling.read_day_board import ReadDayBoard
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter, day_in, instant_in
from mediklaud.entrypoints.http.scheduling.hours_bodies import AvailabilityBody
from mediklaud.entrypoints.http.scheduling.hours_views import (
    AvailabilityView,
    ScheduleEntryView,
    ScheduleView,
    SlotView,
)
from mediklaud.entrypoints.http.scheduling.slot_pages import slot_page, slots_after
from mediklaud.entrypoints.http.wire import named, read_all

_DOCTOR = "/doctors/{doctor_id:uuid}"
_TAGS = ("hours",)
_USUAL = timedelta(days=14)
_INSTANT = {"format": "date-time"}

Day = Annotated[str, QueryParameter(name="date", schema_extra={"format": "date"})]
From = Annotated[str, QueryParameter(name="from", schema_extra=_INSTANT)]
To = Annotated[
    str | None,
    QueryParameter(
        name="to", schema_extra=_INSTANT, description="Left out: two weeks later."
    ),
]


@put(f"{_DOCTOR}/availability", sync_to_thread=True, tags=_TAGS)
def set_availability(
    doctor_id: FromPath[UUID], data: JSONBody[AvailabilityBody], desk: AtDesk
) -> AvailabilityView:
    """Replace a doctor's weekly hours from a day on; what is booked stays."""
    command = SetAvailability(
        **desk.command,
        doctor_id=DoctorId(doctor_id),
        rules=read_all(data.rules),
        valid_from=data.valid_from,
    )
    return AvailabilityView.of(desk.handle(command))


@get(f"{_DOCTOR}/availability", sync_to_thread=True, tags=_TAGS)
def read_availability(doctor_id: FromPath[UUID], desk: AtDesk) -> AvailabilityView:
    """A doctor's hours from today on."""
    query = ReadAvailability(**desk.query, doctor_id=DoctorId(doctor_id))
    return AvailabilityView.of(desk.handle(query))


@get(f"{_DOCTOR}/schedule", sync_to_thread=True, tags=_TAGS)
def read_schedule(doctor_id: FromPath[UUID], desk: AtDesk, day: Day) -> ScheduleView:
    """Who comes to a doctor on one day, the earliest first."""
    query = ReadSchedule(
        **desk.query, doctor_id=DoctorId(doctor_id), day=day_in(day, "date")
    )
    return ScheduleView.of(desk.handle(query))


@get("/day-board", sync_to_thread=True, tags=_TAGS)
def read_day_board(
    desk: AtDesk, day: Day, specialty: Filter = None
) -> Page[ScheduleEntryView]:
    """Who comes on one day to all doctors, or a specialty's, the earliest first."""
    chosen = day_in(day, "date")
    found = desk.handle(ReadDayBoard(**desk.query, day=chosen, specialty=specialty))
    return Page(items=[ScheduleEntryView.of(entry) for entry in found])


@get("/slots", sync_to_thread=True, tags=_TAGS)
def find_slots(
    *,
    desk: AtDesk,
    page: PageAsked,
    from_: From,
    to: To = None,
    doctor_id: FromQuery[UUID | None] = None,
    specialty: Filter = None,
    visit_type: FromQuery[VisitType] = VisitType.CONSULTATION,
) -> Page[SlotView]:
    """What could be booked right now, the earliest first."""
    start = instant_in(from_, "from")
    query = FindSlots(
        **desk.query,
        doctor_id=named(DoctorId, doctor_id),
        specialty=specialty,
        period=Period(start, instant_in(to, "to") if to else start + _USUAL),
        visit_type=visit_type,
        after=slots_after(page),
        limit=page.and_one,
    )
    return slot_page(page, desk.handle(query))
