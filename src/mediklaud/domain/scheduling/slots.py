"""Free slots: what is offered, minus absences, minus claims (S2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import heapify, heappop, heapreplace, nsmallest

from attrs import frozen

from mediklaud.domain.scheduling.diary import Diary, Window
from mediklaud.domain.scheduling.free_starts import Wish, blocked_starts
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


@frozen
class _Opening:
    """One window of one doctor, and its free starts still to come."""

    doctor_id: DoctorId
    window: Window
    starts: Iterator[int]

    def slot(self, start: int, wish: Wish) -> Slot:
        """The slot at this start."""
        starts_at = instant_of(start)
        return Slot(
            doctor_id=self.doctor_id,
            period=Period(starts_at, starts_at + wish.time.length),
            visit_type=wish.visit_type,
            zone=self.window.rule.zone,
            place=self.window.rule.hours.place,
        )


def free_slots(diaries: Iterable[Diary], wish: Wish) -> Iterator[Slot]:
    """Every free slot, earliest first; at one time in the order of the diaries."""
    openings = [opening for diary in diaries for opening in _openings(diary, wish)]
    told: tuple[int, DoctorId] | None = None
    for start, opening in _in_order_of_time(openings):
        if (start, opening.doctor_id) != told:  # two rules may offer the same start
            told = start, opening.doctor_id
            yield opening.slot(start, wish)


def nearest_slots(
    diary: Diary, wish: Wish, to: datetime, count: int = 3
) -> tuple[Period, ...]:
    """The free stretches that start closest to the wished time, closest first."""
    slots = free_slots((diary,), wish)
    by_distance = nsmallest(count, slots, key=lambda s: abs(s.period.start - to))
    return tuple(slot.period for slot in by_distance)


def _openings(diary: Diary, wish: Wish) -> Iterator[_Opening]:
    blocked = blocked_starts(diary, wish)
    for window in diary.windows(wish.starts_within, wish.visit_type):
        yield _Opening(diary.doctor_id, window, blocked.free_in(window, wish))


def _in_order_of_time(openings: list[_Opening]) -> Iterator[tuple[int, _Opening]]:
    """Merge the openings' starts; none is looked into before its time has come."""
    heap = [(o.window.ticks.first, turn, False) for turn, o in enumerate(openings)]
    heapify(heap)
    while heap:
        start, turn, is_free = heap[0]
        if is_free:
            yield start, openings[turn]
        following = next(openings[turn].starts, None)
        if following is None:
            heappop(heap)
        else:
            heapreplace(heap, (following, turn, True))
