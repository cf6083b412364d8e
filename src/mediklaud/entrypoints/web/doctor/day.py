"""A doctor's own day and week: who comes, who waits, who was seen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from attrs import frozen
from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import AHEAD
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import day_asked, now, own_id, today
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_DAY = "doctor/day.html"
_VISIT = "/my-day/{appointment_id:uuid}"
_WEEK = timedelta(days=7)


@frozen
class Column:
    """One day of the week, and who comes on it."""

    on: date
    entries: tuple[ScheduleEntry, ...]


@get("/my-day", sync_to_thread=True)
def own_day(
    visitor: AtPage, day: Filter = None, done: Filter = None, seen: Filter = None
) -> Page:
    """Who comes on one day, the earliest first; and what follows who was seen."""
    facts = _about(visitor, day_asked(visitor, day))
    of_day = (one for one in facts["entries"] if str(one.appointment.id) == seen)
    return visitor.page(_DAY, **facts, done=done, seen=next(of_day, None))


def first_page_of_doctor(visitor: Visitor) -> Page:
    """The doctor's day is where a doctor begins."""
    return visitor.page(_DAY, **_about(visitor, today(visitor)), done=None, seen=None)


@get("/my-week", sync_to_thread=True)
def own_week(visitor: AtPage, day: Filter = None) -> Page:
    """Seven days beside one another, from Monday on."""
    asked = day_asked(visitor, day)
    monday = asked - timedelta(days=asked.weekday())
    columns = _columns(visitor, monday)
    facts = {"columns": columns, "before": monday - _WEEK, "after": monday + _WEEK}
    return visitor.page("doctor/week.html", today=today(visitor), **facts)


@post(f"{_VISIT}/start", status_code=303, sync_to_thread=True)
def start(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The patient is called in."""
    wanted = AppointmentId(appointment_id)
    begin = StartConsultation(**visitor.command, appointment_id=wanted)
    return _done(visitor, begin, f"/visits/{wanted}")


@post(f"{_VISIT}/missed", status_code=303, sync_to_thread=True)
def missed(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The patient did not come."""
    wanted = AppointmentId(appointment_id)
    miss = MarkMissed(**visitor.command, appointment_id=wanted)
    return _done(visitor, miss, "/my-day?done=missed")


def _done(visitor: Visitor, command: Command[Any], then: str) -> Page:
    """Done, and on to the page after it; or the day again, and why not."""
    try:
        visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(
            _DAY, refusal, **_about(visitor, today(visitor)), done=None, seen=None
        )
    return visitor.go(then)


def _about(visitor: Visitor, day: date) -> dict[str, Any]:
    query = ReadSchedule(**visitor.query, doctor_id=own_id(visitor), day=day)
    entries = visitor.handle(query).entries
    ahead = [one for one in entries if one.appointment.status in AHEAD]
    return {
        "day": day,
        "today": today(visitor),
        "now": now(visitor),
        "a_day": timedelta(days=1),
        "entries": entries,
        "ahead": ahead,
        "waiting": [one for one in ahead if one.appointment.status.value == "arrived"],
    }


def _columns(visitor: Visitor, monday: date) -> tuple[Column, ...]:
    week = visitor.handle(
        ReadSchedule(
            **visitor.query, doctor_id=own_id(visitor), day=monday, whole_week=True
        )
    )
    day_of = visitor.site.hospital.day_of
    days = [monday + timedelta(days=n) for n in range(7)]
    return tuple(
        Column(
            on,
            tuple(e for e in week.entries if day_of(e.appointment.period.start) == on),
        )
        for on in days
    )
