"""The day of all doctors, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import frozen
from litestar import get

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.scheduling.read_day_board import ReadDayBoard
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.registry.specialty import is_among
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import day_asked, now, today
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_DAY = timedelta(days=1)
_AT_ONCE = 24
"""So many doctors are seen side by side before a specialty has to be chosen."""


@frozen
class Column:
    """One doctor, and who comes."""

    doctor: DoctorCard
    entries: tuple[ScheduleEntry, ...]


@get("/desk/board", sync_to_thread=True)
def board(visitor: AtPage, day: Filter = None, specialty: Filter = None) -> Page:
    """Who comes to whom on one day; in a large house, to one specialty's doctors."""
    doctors = visitor.handle(ListDoctors(**visitor.query, limit=200))
    every = sorted({name for one in doctors for name in one.specialties})
    if specialty is None and len(doctors) > _AT_ONCE:
        specialty = every[0]
    facts = _about(visitor, day_asked(visitor, day), specialty or None, doctors)
    return visitor.page("desk/board.html", **facts, specialties=every)


def _about(
    visitor: Visitor, day: date, specialty: str | None, doctors: Sequence[DoctorCard]
) -> dict[str, Any]:
    query = ReadDayBoard(**visitor.query, day=day, specialty=specialty)
    by_doctor: defaultdict[DoctorId, list[ScheduleEntry]] = defaultdict(list)
    for entry in visitor.handle(query):
        by_doctor[entry.appointment.doctor_id].append(entry)
    columns = [
        Column(one, tuple(by_doctor[one.id]))
        for one in doctors
        if specialty is None or is_among(specialty, one.specialties)
    ]
    return {
        "specialty": specialty,
        "columns": [one for one in columns if one.entries],
        "idle": [one.doctor for one in columns if not one.entries],
        "day": day,
        "before": day - _DAY,
        "after": day + _DAY,
        "today": today(visitor),
        "now": now(visitor),
    }
