"""A doctor's time as scalar selects, to be built into one statement.

They ask for the parameters that `around` gives, and each names the doctor by a column
of the statement that it is built into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
_met = (
    _a.occupied_from < bindparam("end"),
    _a.occupied_from > bindparam("too_long_ago"),
    _a.occupied_to > bindparam("first"),
)
_start, _stop = (bindparam(name, type_=Instant) for name in ("start", "stop"))
_day_from, _day_to = (bindparam(name, type_=Date) for name in ("day_from", "day_to"))


def rules_of(doctor_id: Column[Any]) -> ScalarSelect[Any]:
    """The rules that may offer hours around these ticks."""
    return select(json_rows(*LISTED)).where(*_may_offer(doctor_id)).scalar_subquery()


def _may_offer(doctor_id: Column[Any]) -> Iterator[ColumnElement[bool]]:
    yield here(availability_rules)
    yield _r.doctor_id == doctor_id
    yield _r.valid_from <= _day_to
    yield or_(_r.valid_to.is_(None), _r.valid_to >= _day_from)


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
        .where(here(appointments), _a.doctor_id == doctor_id, *_met, *more)
        .scalar_subquery()
    )


def rooms_of(doctor_id: Column[Any], *more: ColumnElement[bool]) -> ScalarSelect[Any]:
    """What other doctors' visits claim in the rooms of these rules, by room."""
    named = (*_may_offer(doctor_id), _r.room.is_not(None))
    rooms = select(_r.room).where(*named).correlate(doctor_id.table)
    return (
        select(json_rows(_a.room, _PACKED))
        .where(here(appointments), _a.room.in_(rooms), *_met)
        .where(_a.doctor_id != doctor_id, *more)
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
    """A row with `doctor_id`, a doctor's columns, and what the selects above find."""
    doctor_id = DoctorId(row.doctor_id)
    return Diary(
        doctor_id=doctor_id,
        licence_until=row.licence_until,
        rules=tuple(from_list(values, doctor_id) for values in row.rules),
        absences=tuple(sorted(_away(*values) for values in row.absences)),
        claims=tuple(row.claims),
        rooms=_by_room(row.rooms),
        doctor_number=row.number,
        doctor_name=row.name,
    )


def _by_room(claims: Iterable[tuple[str, int]]) -> dict[UUID, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for room, claim in claims:
        found[room].append(claim)
    return {UUID(room): claims for room, claims in found.items()}


def _away(starts_at: str, ends_at: str) -> Ticks:
    return Ticks(
        tick_of(instant_from(starts_at)), first_tick_from(instant_from(ends_at))
    )
