"""Free slots: what is offered, minus absences, minus claims (S2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge, nsmallest
from uuid import UUID

from attrs import frozen

from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.free_starts import Blocked, Wish, blocked_starts
from mediklaud.domain.scheduling.ticks import instant_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period


@frozen(kw_only=True)
class Slot:
    """A stretch of a doctor's time that can be booked as it is."""

    doctor_id: DoctorId
    period: Period
    visit_type: VisitType
    zone: str
    place: str | None = None
    doctor_number: str = ""
    doctor_name: str = ""


def free_slots(diaries: Iterable[Diary], wish: Wish) -> Iterator[Slot]:
    """Every free slot, earliest first; at one time in the order of the diaries."""
    told: tuple[int, int] | None = None
    opened = tuple(diaries)
    streams = (
        stream
        for turn, diary in enumerate(opened)
        for stream in _streams(turn, diary, wish)
    )
    for start, turn, _, rule in merge(*streams):
        if (start, turn) != told:  # two rules may offer the same start
            told = start, turn
            yield _slot(opened[turn], start, rule, wish)


def nearest_slots(
    diary: Diary, wish: Wish, to: datetime, count: int = 3
) -> tuple[Period, ...]:
    """The free stretches that start closest to the wished time, closest first."""
    slots = free_slots((diary,), wish)
    by_distance = nsmallest(count, slots, key=lambda s: abs(s.period.start - to))
    return tuple(slot.period for slot in by_distance)


_Start = tuple[int, int, int, AvailabilityRule]
"""A free start, the place of its diary and of its rule there, and the rule."""


def _streams(turn: int, diary: Diary, wish: Wish) -> Iterator[Iterator[_Start]]:
    """For each rule its free starts, earliest first, looked for when asked for."""
    blocked: dict[UUID | None, Blocked] = {}
    for place, rule in enumerate(diary.rules):
        if rule.offers(wish.visit_type):
            shared = rule.hours.room if rule.hours.room in diary.rooms else None
            if shared not in blocked:
                blocked[shared] = blocked_starts(diary, wish, shared)
            yield _starts(turn, place, rule, blocked[shared], wish)


def _starts(
    turn: int, place: int, rule: AvailabilityRule, blocked: Blocked, wish: Wish
) -> Iterator[_Start]:
    for window in rule.windows(wish.starts_within):
        for start in blocked.free_in(window, rule.hours.lanes, wish):
            yield start, turn, place, rule


def _slot(diary: Diary, start: int, rule: AvailabilityRule, wish: Wish) -> Slot:
    starts_at = instant_of(start)
    return Slot(
        doctor_id=rule.doctor_id,
        doctor_number=diary.doctor_number,
        doctor_name=diary.doctor_name,
        period=Period(starts_at, starts_at + wish.time.length),
        visit_type=wish.visit_type,
        zone=rule.zone,
        place=rule.hours.place,
    )
