"""A doctor's time as scalar selects, to be built into one statement.

They ask for the parameters that `around` gives, and each names the doctor by a column
of the statement that it is built into.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    Row,
    ScalarSelect,
    bindparam,
    cast,
    or_,
    select,
)

from mediklaud.adapters.sql.json import instant_from, json_rows, json_values
from mediklaud.adapters.sql.scheduling.availability_rows import LISTED, from_list
from mediklaud.adapters.sql.scheduling.tables import (
    absences,
    appointments,
    availability_rules,
)
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.packed import LANES, LENGTHS
from mediklaud.domain.scheduling.policy import LONGEST_OCCUPIED
from mediklaud.domain.scheduling.ticks import TICK, Ticks, first_tick_from, tick_of
from mediklaud.domain.shared.ids import AppointmentId, DoctorId

_TWO_DAYS = timedelta(days=2)
_NOTHING = UUID(int=0)

_r, _b, _a = availability_rules.c, absences.c, appointments.c
_length = _a.occupied_to - _a.occupied_from
_PACKED = (cast(_a.occupied_from, BigInteger) * LENGTHS + _length) * LANES + _a.lane
_start, _stop = (bindparam(name, type_=Instant) for name in ("start", "stop"))
_day_from, _day_to = (bindparam(name, type_=Date) for name in ("day_from", "day_to"))


def rules_of(doctor_id: Column[Any]) -> ScalarSelect[Any]:
    """The rules that may offer hours around these ticks."""
    return (
        select(json_rows(*LISTED))
        .where(here(availability_rules), _r.doctor_id == doctor_id)
        .where(_r.valid_from <= _day_to)
        .where(or_(_r.valid_to.is_(None), _r.valid_to >= _day_from))
        .scalar_subquery()
    )


def absences_of(doctor_id: Column[Any]) -> ScalarSelect[Any]:
    """When the doctor is away."""
    return (
        select(json_rows(_b.starts_at, _b.ends_at))
        .where(here(absences), _b.doctor_id == doctor_id, _b.cancelled_at.is_(None))
        .where(_b.starts_at < _stop, _b.ends_at > _start)
        .scalar_subquery()
    )


def claims_on(doctor_id: Column[Any], *more: ColumnElement[bool]) -> ScalarSelect[Any]:
    """What each appointment claims, packed into one number."""
    return (
        select(json_values(_PACKED))
        .where(here(appointments), _a.doctor_id == doctor_id, *more)
        .where(_a.occupied_from < bindparam("end"))
        .where(_a.occupied_from > bindparam("too_long_ago"))
        .where(_a.occupied_to > bindparam("first"))
        .scalar_subquery()
    )


NOT_LEFT_OUT: ColumnElement[bool] = _a.id != bindparam("left_out")


def around(ticks: Ticks, leaving_out: AppointmentId | None = None) -> dict[str, object]:
    """The parameters for a stretch of time."""
    period = ticks.period
    return {
        "first": ticks.first,
        "end": ticks.end,
        "too_long_ago": ticks.first - LONGEST_OCCUPIED // TICK,
        "start": period.start,
        "stop": period.end,
        "day_from": period.start.date() - _TWO_DAYS,
        "day_to": period.end.date() + _TWO_DAYS,
        **but(leaving_out),
    }


def but(leaving_out: AppointmentId | None) -> dict[str, object]:
    """The parameter for the appointment that does not count."""
    return {"left_out": leaving_out.value if leaving_out else _NOTHING}


def to_diary(row: Row[Any]) -> Diary:
    """A row with `doctor_id`, `licence_until`, `rules`, `absences` and `claims`."""
    doctor_id = DoctorId(row.doctor_id)
    return Diary(
        doctor_id=doctor_id,
        licence_until=row.licence_until,
        rules=tuple(from_list(values, doctor_id) for values in row.rules),
        absences=tuple(sorted(_away(*values) for values in row.absences)),
        claims=tuple(row.claims),
    )


def _away(starts_at: str, ends_at: str) -> Ticks:
    return Ticks(
        tick_of(instant_from(starts_at)), first_tick_from(instant_from(ends_at))
    )
