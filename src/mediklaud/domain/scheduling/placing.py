"""Where a visit can stand in a doctor's diary, or why it cannot (S5, S6)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.diary import MOST_LANES, Diary
from mediklaud.domain.scheduling.policy import VisitTime
from mediklaud.domain.scheduling.ticks import Ticks, require_on_grid
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period


@frozen
class SlotTaken(RuleBroken):
    """The time is taken: please choose another."""

    rule: ClassVar[str] = "S5"
    doctor_id: DoctorId
    period: Period
    whose: Literal["doctor", "patient"]
    """Who has something else at that time."""
    nearest: tuple[Period, ...]
    """The free stretches closest to it."""


@frozen
class NotOffered(RuleBroken):
    """The doctor does not offer this kind of visit at that time."""

    rule: ClassVar[str] = "S1"
    doctor_id: DoctorId
    period: Period
    visit_type: VisitType


@frozen
class DoctorAway(RuleBroken):
    """The doctor is away at that time."""

    rule: ClassVar[str] = "S5"
    doctor_id: DoctorId
    period: Period


@frozen(kw_only=True)
class Visit:
    """A visit that is to be placed: what, how long, and when."""

    visit_type: VisitType
    time: VisitTime
    period: Period
    any_hours: bool = False
    """An emergency is seen in whatever hours the doctor keeps."""
    any_lane: bool = False
    """It may go beyond the doctor's normal capacity (S6)."""

    @property
    def occupied(self) -> Period:
        """The doctor's time it takes, buffers included."""
        return self.time.occupied_by(self.period)


def a_visit(
    visit_type: VisitType,
    time: VisitTime,
    starts_at: datetime,
    *,
    any_hours: bool = False,
    any_lane: bool = False,
) -> Visit:
    """A visit that starts then, on the grid, and takes the usual time."""
    require_on_grid(starts_at)
    return Visit(
        visit_type=visit_type,
        time=time,
        period=Period(starts_at, starts_at + time.length),
        any_hours=any_hours,
        any_lane=any_lane,
    )


@frozen(kw_only=True)
class Placement:
    """Where a visit stands: by which rule, and in which lane."""

    rule: AvailabilityRule
    lane: int
    offset: timedelta
    """What the clocks there show beyond UTC when it starts."""

    @property
    def is_overbooked(self) -> bool:
        """Does it go beyond the doctor's normal capacity?"""
        return self.lane >= self.rule.hours.lanes


def placed(diary: Diary, visit: Visit) -> Placement | None:
    """Where it stands; none if the doctor is taken, refused if not there at all."""
    ticks = Ticks.of(visit.period)
    rule = _rule_for(diary, visit, ticks)
    if diary.is_away(ticks):
        raise DoctorAway(diary.doctor_id, visit.period)
    lanes = MOST_LANES if visit.any_lane else rule.hours.lanes
    lane = diary.free_lane(Ticks.of(visit.occupied), lanes)
    if lane is None:
        return None
    offset = visit.period.start.astimezone(ZoneInfo(rule.zone)).utcoffset()
    return Placement(rule=rule, lane=lane, offset=offset or timedelta(0))


def whose_clash(
    placement: Placement | None, patient_claims: Collection[int]
) -> Literal["doctor", "patient"] | None:
    """Who has something else at that time; the patient's claim is never overbooked."""
    if placement is None:
        return "doctor"
    return "patient" if patient_claims else None


def _rule_for(diary: Diary, visit: Visit, ticks: Ticks) -> AvailabilityRule:
    kind = None if visit.any_hours else visit.visit_type
    window = diary.window_around(ticks, kind)
    if window is None:
        raise NotOffered(diary.doctor_id, visit.period, visit.visit_type)
    return window.rule
