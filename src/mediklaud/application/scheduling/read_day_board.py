"""Everybody who comes on one day, whoever the doctor is."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.scheduling.read_schedule import whole_days
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class ReadDayBoard(Query[tuple[ScheduleEntry, ...]]):
    """The visits of one day, at all doctors or at a specialty's, earliest first."""

    permission: ClassVar[Permission] = Permission.READ_DAY_BOARD
    day: date
    specialty: str | None = None


def read_day_board(
    query: ReadDayBoard,
    *,
    appointments: Appointments,
    hospital: Hospital,
    actor: Actor,
) -> tuple[ScheduleEntry, ...]:
    """For who may see every doctor's day; the reasons are the desk's alone."""
    day = whole_days(query.day, 1, hospital)
    found = appointments.on_board(day, query.specialty)
    if Role.FRONT_DESK in actor.roles:
        return found
    return tuple(entry.without_reasons() for entry in found)
