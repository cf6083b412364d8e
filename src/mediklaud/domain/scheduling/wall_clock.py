"""From the clock on the wall to instants: what a zone's wall times are in ticks (S3).

Times that are skipped in spring are not there; times that come twice in autumn are
meant the first time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.ticks import (
    SECONDS,
    TICK,
    Ticks,
    instant_of,
    stretches,
)

TICKS_A_DAY = 24 * 3600 // SECONDS
_EPOCH = date(1970, 1, 1).toordinal()
_WIDEST_OFFSET = 24 * 3600 // SECONDS


@frozen
class UnknownZone(InvalidValue):
    """A time zone is named as IANA does: Asia/Dhaka."""

    rule: ClassVar[str] = "S1"


def require_zone(name: str) -> None:
    """Refuse a name that no time zone has."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone from error


def wall_ticks(wall: time) -> int:
    """How many ticks after midnight the clock shows this time."""
    return (wall.hour * 60 + wall.minute) * 60 // SECONDS


def resolved(day: date, first: int, end: int, zone: str) -> tuple[Ticks, ...]:
    """The ticks at which the wall shows `first` to `end` ticks after the day's start.

    One stretch on most days; two where a repeated hour lies between; none where the
    whole time is skipped.
    """
    offset = _steady_offset(day, zone)
    if offset is None:
        return _one_by_one(day, first, end, zone)
    midnight = (day.toordinal() - _EPOCH) * TICKS_A_DAY - offset
    return (Ticks(midnight + first, midnight + end),)


@lru_cache(maxsize=4096)
def _steady_offset(day: date, zone: str) -> int | None:
    """The zone's offset in ticks, if no clock is changed on that day and the next."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    hours = (midnight + timedelta(hours=h) for h in range(49))
    offsets = {wall.replace(fold=f).utcoffset() for wall in hours for f in (0, 1)}
    offset = offsets.pop()
    if offsets or offset is None or offset % TICK:
        return None
    return offset // TICK


@lru_cache(maxsize=1024)
def _one_by_one(day: date, first: int, end: int, zone: str) -> tuple[Ticks, ...]:
    """Ask the zone about every tick that may be meant."""
    clock = ZoneInfo(zone)
    midnight = datetime.combine(day, time())
    start, stop = midnight + first * TICK, midnight + end * TICK
    utc = (day.toordinal() - _EPOCH) * TICKS_A_DAY
    meant = []
    for tick in range(utc + first - _WIDEST_OFFSET, utc + end + _WIDEST_OFFSET):
        wall = instant_of(tick).astimezone(clock)
        if wall.fold == 0 and start <= wall.replace(tzinfo=None) < stop:
            meant.append(tick)
    return stretches(meant)
