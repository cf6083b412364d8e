"""Claiming and releasing ticks, each by one statement (S5, S6)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Select,
    Uuid,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    insert,
    literal,
    not_,
    select,
    union_all,
)
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.tables import claims
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.claims import Claim, claims_of
from mediklaud.domain.scheduling.room import room_of

_c = claims.c
_COLUMNS = ("hospital_id", "resource", "tick", "lane", "appointment_id")
_WHOSE = ("doctor", "patient", "room")
_NOWHERE = UUID(int=0)
_IS_OWN = _c.appointment_id == bindparam("appointment_id")


def _number(name: str) -> ColumnElement[int]:
    return cast(bindparam(name, type_=Integer), Integer)


def _asked_for(whose: str) -> Select[Any]:
    """One resource's stretch of ticks; an empty one claims nothing."""
    return select(
        cast(bindparam(whose, type_=Uuid), Uuid).label("resource"),
        _number(f"{whose}_first").label("first"),
        _number(f"{whose}_end").label("end"),
        _number(f"{whose}_lane").label("lane"),
    )


def _every_tick() -> Select[Any]:
    """A row to insert for each tick that is asked for."""
    asked = union_all(*map(_asked_for, _WHOSE)).subquery("asked")
    first = select(literal(0, Integer).label("step")).cte("steps", recursive=True)
    more = select(first.c.step + 1).where(first.c.step + 1 < _number("most"))
    steps = first.union_all(more)
    tick = asked.c.first + steps.c.step
    return select(
        cast(bindparam("here", type_=Uuid), Uuid).label("hospital_id"),
        asked.c.resource,
        tick.label("tick"),
        asked.c.lane,
        cast(bindparam("appointment_id", type_=Uuid), Uuid).label("appointment_id"),
    ).join_from(asked, steps, tick < asked.c.end)


def _new_ticks() -> Select[Any]:
    """Only those that the appointment does not hold already."""
    t = _every_tick().subquery("ticks").c
    same = and_(_c.resource == t.resource, _c.tick == t.tick, _c.lane == t.lane)
    is_held = exists().where(here(claims), same, _IS_OWN)
    return select(*(t[name] for name in _COLUMNS)).where(not_(is_held))


def _inserted(ticks: Select[Any]) -> Executable:
    """In the one order in which everybody claims, so that nobody waits in a circle."""
    return insert(claims).from_select(_COLUMNS, ticks.order_by("resource", "tick"))


def _is_asked_for(whose: str) -> ColumnElement[bool]:
    return and_(
        _c.resource == bindparam(whose),
        _c.lane == bindparam(f"{whose}_lane"),
        _c.tick >= bindparam(f"{whose}_first"),
        _c.tick < bindparam(f"{whose}_end"),
    )


_CLAIM = _inserted(_every_tick())
_CLAIM_MORE = _inserted(_new_ticks())
_RELEASE_OTHERS = delete(claims).where(
    here(claims),
    _c.resource.in_([bindparam(f"old_{whose}", type_=Uuid) for whose in _WHOSE]),
    _c.tick >= bindparam("old_first"),
    _c.tick < bindparam("old_end"),
    _IS_OWN,
    *(not_(_is_asked_for(whose)) for whose in _WHOSE),
)


@frozen
class Claims:
    """The `claims` table: its key lets nobody have what somebody else has."""

    database: Database

    def claim(self, appointment: Appointment) -> None:
        """Take all its ticks; `Contended` if one is taken."""
        self._insert(_CLAIM, appointment)

    def change(self, before: Appointment, after: Appointment) -> None:
        """Take what is new first, then give back what is no longer needed (S10)."""
        if claims_of(before) == claims_of(after):
            return
        if after.occupies is not None:
            self._insert(_CLAIM_MORE, after)
        for held in claims_of(before)[:1]:
            self.database.change(
                _RELEASE_OTHERS, **_parameters(after), **_as_held(before, held)
            )

    def _insert(self, statement: Executable, appointment: Appointment) -> None:
        try:
            self.database.change(statement, **_parameters(appointment))
        except IntegrityError as error:
            raise Contended from error


def _parameters(appointment: Appointment) -> dict[str, object]:
    asked = {claim.resource: claim for claim in claims_of(appointment)}
    most = max((c.ticks.end - c.ticks.first for c in asked.values()), default=0)
    given: dict[str, object] = {"appointment_id": appointment.id.value, "most": most}
    for whose, resource in _resources(appointment).items():
        claim = asked.get(resource)
        given |= {
            whose: resource,
            f"{whose}_first": claim.ticks.first if claim else 0,
            f"{whose}_end": claim.ticks.end if claim else 0,
            f"{whose}_lane": claim.lane if claim else 0,
        }
    return given


def _resources(appointment: Appointment) -> dict[str, UUID]:
    who = appointment.doctor_id.value, appointment.patient_id.value
    where = room_of(appointment.place) or _NOWHERE
    return dict(zip(_WHOSE, (*who, where), strict=True))


def _as_held(before: Appointment, doctors: Claim) -> dict[str, object]:
    """Where its claims lie now: all of them within the doctor's time."""
    held = {f"old_{whose}": it for whose, it in _resources(before).items()}
    return {
        **held,
        "old_first": doctors.ticks.first,
        "old_end": doctors.ticks.end,
    }
