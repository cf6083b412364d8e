"""Free times of one doctor, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.domain.scheduling.slots import Slot
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.web.visitor import Visitor

_AHEAD = timedelta(days=28)
_SHOWN = 14
"""So many days with free times are offered at once."""


@frozen
class Day:
    """The free times of one day."""

    on: date
    slots: tuple[Slot, ...]


def free_days(visitor: Visitor, doctor_id: DoctorId) -> tuple[Day, ...]:
    """Of the next four weeks, those that have free times."""
    now = visitor.site.application.clock.now()
    slots = visitor.handle(
        FindSlots(
            **visitor.query, doctor_id=doctor_id, period=Period(now, now + _AHEAD)
        )
    )
    by_day = groupby(slots, key=_local_day)
    return tuple(Day(on, tuple(free)) for on, free in by_day)[:_SHOWN]


def _local_day(slot: Slot) -> date:
    return slot.period.start.astimezone(ZoneInfo(slot.zone)).date()
