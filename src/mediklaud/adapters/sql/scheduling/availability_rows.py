"""A rule of availability as a row, as a JSON list, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from mediklaud.adapters.sql.scheduling.tables import availability_rules
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import WeeklyHours
from mediklaud.domain.shared.ids import AvailabilityId, DoctorId

_r = availability_rules.c
LISTED = (
    _r.id,
    _r.weekdays,
    _r.starts,
    _r.ends,
    _r.visit_types,
    _r.place,
    _r.lanes,
    _r.zone,
    _r.valid_from,
    _r.valid_to,
)
"""The columns in the order in which `from_list` reads them."""


def to_row(rule: AvailabilityRule) -> dict[str, object]:
    """All columns but the hospital's."""
    hours = rule.hours
    return {
        "id": rule.id.value,
        "doctor_id": rule.doctor_id.value,
        "weekdays": [day.value for day in hours.weekdays],
        "starts": hours.start.isoformat("minutes"),
        "ends": hours.end.isoformat("minutes"),
        "zone": rule.zone,
        "visit_types": [kind.value for kind in hours.visit_types],
        "place": hours.place,
        "room": hours.room,
        "lanes": hours.lanes,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
    }


def from_list(values: Sequence[Any], doctor_id: DoctorId) -> AvailabilityRule:
    """The rule from what JSON makes of its columns."""
    of_id, weekdays, starts, ends, visit_types, place, lanes, zone, since, until = (
        values
    )
    hours = WeeklyHours(
        weekdays=tuple(map(Weekday, weekdays)),
        start=time.fromisoformat(starts),
        end=time.fromisoformat(ends),
        visit_types=tuple(map(VisitType, visit_types)),
        place=place,
        lanes=lanes,
    )
    return AvailabilityRule(
        id=AvailabilityId(UUID(of_id)),
        doctor_id=doctor_id,
        hours=hours,
        zone=zone,
        valid_from=date.fromisoformat(since),
        valid_to=until and date.fromisoformat(until),
    )
