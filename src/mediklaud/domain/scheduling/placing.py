"""Where a visit can stand in a doctor's diary, or why it cannot (S5, S6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.diary import MOST_LANES, Diary
from mediklaud.domain.scheduling.policy import VisitTime
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.scheduling.visit_type import Urgency, VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period

_SAID = {
    "patient": "The patient has another visit then: please choose another time.",
    "room": "The room is taken then: please choose another time.",
}


@frozen
class SlotTaken(RuleBroken):
    """The time is taken: please choose another."""

    rule: ClassVar[str] = "S5"
    doctor_id: DoctorId
    period: Period
    whose: Literal["doctor", "patient", "room"]
    """Who has something else at that time, or what has."""
    nearest: tuple[Period, ...]
    """The free stretches closest to it."""

    def __str__(self) -> str:
        return _SAID.get(self.whose, self.message)


@frozen
class NotOffered(RuleBroken):
    """The doctor does not offer this kind of visit then: please choose another time."""

    rule: ClassVar[str] = "S1"
    doctor_id: DoctorId
    period: Period
    visit_type: VisitType
    nearest: tuple[Period, ...] = ()
    """The free stretches closest to it, where they were looked for."""


@frozen
class DoctorAway(RuleBroken):
    """The doctor is away at that time."""

    rule: ClassVar[str] = "S5"
    doctor_id: DoctorId
    period: Period


@frozen(kw_only=True)
class Visit:
    """A visit that is to be placed: what, how long, when, and how urgently."""

    visit_type: VisitType
    time: VisitTime
    period: Period
    urgency: Urgency = Urgency.ROUTINE
    overbook_reason: str | None = None
    """Why it may go beyond the doctor's normal capacity, if it may (S6)."""

    @property
    def occupied(self) -> Period:
        """The doctor's time it takes, buffers included."""
        return self.time.occupied_by(self.period)

    @property
    def is_emergency(self) -> bool:
        """Is it seen in whatever hours the doctor keeps?"""
        return self.urgency is Urgency.EMERGENCY


def a_visit(
    visit_type: VisitType,
    time: VisitTime,
    starts_at: datetime,
    *,
    urgency: Urgency = Urgency.ROUTINE,
    overbook_reason: str | None = None,
) -> Visit:
    """A visit that starts then and takes the usual time."""
    return Visit(
        visit_type=visit_type,
        time=time,
        period=Period(starts_at, starts_at + time.length),
        urgency=urgency,
        overbook_reason=overbook_reason,
    )


def placed(diary: Diary, visit: Visit) -> Standing | None:
    """Where it stands; none if doctor or room is taken, refused if not there at all."""
    ticks = Ticks.of(visit.period)
    rules = _rules_for(diary, visit, ticks)
    if diary.is_away(ticks):
        raise DoctorAway(diary.doctor_id, visit.period)
    return next(_standings(diary, visit, rules), None)


def taken_by(diary: Diary, visit: Visit) -> Literal["doctor", "room"]:
    """Why it stands nowhere: is the doctor free, were it not for the room?"""
    anywhere = placed(evolve(diary, rooms={}), visit)
    return "doctor" if anywhere is None else "room"


def _rules_for(diary: Diary, visit: Visit, ticks: Ticks) -> list[AvailabilityRule]:
    kind = None if visit.is_emergency else visit.visit_type
    windows = diary.windows_around(ticks, kind)
    if not windows:
        raise NotOffered(diary.doctor_id, visit.period, visit.visit_type)
    return [window.rule for window in windows]


def _standings(
    diary: Diary, visit: Visit, rules: list[AvailabilityRule]
) -> Iterator[Standing]:
    """In the normal lanes of some hours, before it goes beyond those of any."""
    occupied = Ticks.of(visit.occupied)
    allowed = (None,) if visit.overbook_reason is None else (None, MOST_LANES)
    for most in allowed:
        for rule in rules:
            hours = rule.hours
            lane = diary.free_lane(occupied, most or hours.lanes, hours.room)
            if lane is not None:
                yield _standing(visit, rule, lane)


def _standing(visit: Visit, rule: AvailabilityRule, lane: int) -> Standing:
    is_overbooked = lane >= rule.hours.lanes
    there = visit.period.start.astimezone(ZoneInfo(rule.zone))
    return Standing(
        doctor_id=rule.doctor_id,
        visit_type=visit.visit_type,
        period=visit.period,
        occupies=visit.occupied,
        zone=rule.zone,
        offset=there.utcoffset() or timedelta(0),
        place=rule.hours.place,
        lane=lane,
        overbook_reason=visit.overbook_reason if is_overbooked else None,
    )
