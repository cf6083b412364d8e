"""A doctor's day, by the hospital's clocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.scheduling.schedule import Schedule, ScheduleEntry
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import ImpossibleInstant, Period
from mediklaud.ports.registry import Doctors
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class ReadSchedule(Query[Schedule]):
    """Look at who comes to a doctor on one day, or in the week from it on."""

    permission: ClassVar[Permission] = Permission.READ_SCHEDULE
    doctor_id: DoctorId
    day: date
    whole_week: bool = False


def read_schedule(
    query: ReadSchedule,
    *,
    appointments: Appointments,
    doctors: Doctors,
    hospital: Hospital,
    actor: Actor,
    scope: Scope,
    now: datetime,
) -> Schedule:
    """The appointments, each with as much of it as the reader may know."""
    if not scope.covers(doctor_id=query.doctor_id):
        raise DoctorNotFound(query.doctor_id)
    days = whole_days(query.day, 7 if query.whole_week else 1, hospital)
    found = appointments.of_doctor(query.doctor_id, days, now)
    if not found:
        doctors.get(query.doctor_id)
    own = scope.schedule_of == query.doctor_id
    entries = tuple(_shown(entry, actor, scope, own=own) for entry in found)
    return Schedule(
        doctor_id=query.doctor_id, day=query.day, zone=hospital.zone, entries=entries
    )


def _shown(
    entry: ScheduleEntry, actor: Actor, scope: Scope, *, own: bool
) -> ScheduleEntry:
    """All of it for the desk and in care; names alone for who oversees; or neither."""
    if Role.FRONT_DESK in actor.roles or (own and entry.in_care):
        return entry
    return entry.without_reasons() if scope.everyone else entry.without_patient()


def whole_days(day: date, days: int, hospital: Hospital) -> Period:
    """From midnight to midnight, be a day of 23, 24 or 25 hours."""
    midnight = datetime.combine(day, time(), hospital.time_zone)
    try:
        return Period(midnight, midnight + timedelta(days=days))
    except OverflowError as error:
        raise ImpossibleInstant from error
