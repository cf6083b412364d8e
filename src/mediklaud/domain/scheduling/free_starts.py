"""At which ticks a visit can start: whole numbers with a bit for each tick.

Fifty doctors' month is searched in milliseconds this way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_, or_
from uuid import UUID
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.packed import unpacked
from mediklaud.domain.scheduling.policy import VisitTime
from mediklaud.domain.scheduling.ticks import TICK, Ticks
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.wall_clock import TICKS_A_DAY

_MARGIN = 2 * TICKS_A_DAY
"""A window that reaches into the time asked for begins no earlier than this."""
_PART = 512


@frozen(kw_only=True)
class Wish:
    """What kind of visit is looked for, how long it takes, and when it may start."""

    visit_type: VisitType
    time: VisitTime
    starts_within: Ticks
    zone: ZoneInfo
    """The hospital's: its calendar says when a licence has ended."""

    @property
    def reach(self) -> Ticks:
        """All the time that such visits may take, to the end of the last one."""
        earlier = self.time.before // TICK
        later = (self.time.length + self.time.after) // TICK
        return Ticks(self.starts_within.first - earlier, self.starts_within.end + later)


@frozen
class Blocked:
    """The starts that are not possible in one diary: bit 0 is the tick `origin`."""

    origin: int
    by_lanes: tuple[int, ...]
    """Where a window has one lane, two lanes, and so on."""

    def free_in(self, window: Ticks, lanes: int, wish: Wish) -> Iterator[int]:
        """The free starts in a window, in steps from where it begins."""
        first, step = window.first, wish.time.step // TICK
        too_late = window.end - wish.time.length // TICK + 1
        end = min(too_late, wish.starts_within.end)
        blocked = self.by_lanes[lanes - 1] >> (first - self.origin)
        free = _every(step, max(0, -((first - end) // step))) & ~blocked
        while free:
            lowest = free & -free
            yield first + lowest.bit_length() - 1
            free ^= lowest


def blocked_starts(diary: Diary, wish: Wish, room: UUID | None = None) -> Blocked:
    """Take together absences, the licence's end, and the claims lane by lane."""
    origin = wish.starts_within.first - _MARGIN
    away = _away(diary, wish, origin)
    lanes = max((rule.hours.lanes for rule in diary.rules), default=0)
    full = accumulate(_claimed(diary.claims_in(room), wish, origin, lanes), and_)
    return Blocked(origin, tuple(away | claimed for claimed in full))


def _away(diary: Diary, wish: Wish, origin: int) -> int:
    """Starts of visits into an absence, before the time asked for, or too late."""
    reach = wish.time.length // TICK - 1
    ends = diary.licence_ends(wish.zone)
    blocked = _bits(0, _MARGIN) | _bits(ends - origin, wish.starts_within.end - origin)
    for absence in diary.absences:
        blocked |= _bits(absence.first - reach - origin, absence.end - origin)
    return blocked


def _claimed(claims: Iterable[int], wish: Wish, origin: int, lanes: int) -> list[int]:
    """For each lane, the starts of visits that would touch a claim in it."""
    reach = (wish.time.length + wish.time.after) // TICK - 1 + origin
    ahead = wish.time.before // TICK - origin
    parts: list[dict[int, int]] = [{} for _ in range(lanes)]
    for first, end, lane in map(unpacked, claims):
        start = max(0, first - reach)
        if lane < lanes and start < end + ahead:
            part = start // _PART
            bits = ((1 << (end + ahead - start)) - 1) << (start - part * _PART)
            parts[lane][part] = parts[lane].get(part, 0) | bits
    return [_joined(of_lane) for of_lane in parts]


def _joined(parts: dict[int, int]) -> int:
    """One number of many: long ones are costly to change a bit at a time."""
    return reduce(or_, (bits << (part * _PART) for part, bits in parts.items()), 0)


def _bits(first: int, end: int) -> int:
    """Ones from `first` up to before `end`; what would stand below 0 is left out."""
    first = max(first, 0)
    return ((1 << (end - first)) - 1) << first if end > first else 0


@lru_cache(maxsize=1024)
def _every(step: int, count: int) -> int:
    """So many ones, each `step` after the one before."""
    return sum(1 << (step * n) for n in range(count))
