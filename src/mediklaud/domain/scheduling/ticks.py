"""The grid: five-minute ticks, counted from 1970 in UTC (S4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.period import NaiveInstant, Period

SECONDS = 300
TICK = timedelta(seconds=SECONDS)
LONGEST = timedelta(hours=12)
"""No visit takes longer."""


@frozen
class OffTheGrid(InvalidValue):
    """A visit starts on a full five minutes."""

    rule: ClassVar[str] = "S4"
    starts_at: datetime


@frozen(order=True)
class Ticks:
    """A stretch of whole ticks: `first` belongs to it, `end` does not."""

    first: int
    end: int

    @classmethod
    def of(cls, period: Period) -> Ticks:
        """All ticks that the period touches."""
        return cls(tick_of(period.start), first_tick_from(period.end))

    @property
    def period(self) -> Period:
        """The same as instants in UTC."""
        return Period(instant_of(self.first), instant_of(self.end))

    @property
    def mask(self) -> int:
        """As many set bits as there are ticks."""
        return (1 << max(0, self.end - self.first)) - 1


def tick_of(instant: datetime) -> int:
    """The tick in which the instant lies."""
    return int(instant.timestamp() // SECONDS)


def first_tick_from(instant: datetime) -> int:
    """The first tick that starts at the instant or later."""
    return -int(-instant.timestamp() // SECONDS)


def instant_of(tick: int) -> datetime:
    """When the tick starts, in UTC."""
    return datetime.fromtimestamp(tick * SECONDS, UTC)


def require_on_grid(starts_at: datetime) -> None:
    """Refuse a start between two ticks."""
    if starts_at.utcoffset() is None:
        raise NaiveInstant
    if starts_at.timestamp() % SECONDS:
        raise OffTheGrid(starts_at)


def stretches(ticks: Iterable[int]) -> tuple[Ticks, ...]:
    """Rising ticks, neighbours put together."""
    runs = groupby(enumerate(ticks), key=lambda pair: pair[1] - pair[0])
    members = ([tick for _, tick in run] for _, run in runs)
    return tuple(Ticks(run[0], run[-1] + 1) for run in members)
