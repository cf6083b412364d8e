"""The doctor who looks at a page, and the hospital's calendar before them."""

from __future__ import annotations

from datetime import date, datetime

from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.queries import day_in
from mediklaud.entrypoints.web.visitor import Visitor


def own_id(visitor: Visitor) -> DoctorId:
    """The doctor in whose schedule they stand; refused to everybody else."""
    found = visitor.me.doctor_id
    if found is None:
        raise RoleLacksPermission(Permission.READ_SCHEDULE)
    return found


def now(visitor: Visitor) -> datetime:
    """This instant, as the hospital has it."""
    return visitor.site.application.clock.now()


def today(visitor: Visitor) -> date:
    """On the hospital's calendar."""
    return visitor.site.hospital.day_of(now(visitor))


def day_asked(visitor: Visitor, day: str | None) -> date:
    """The day in the address, or today."""
    return day_in(day, "day") if day else today(visitor)
