"""Stretches of time, always with a time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue


@frozen
class NaiveInstant(InvalidValue):
    """A time needs its offset from UTC."""


@frozen
class ImpossibleInstant(InvalidValue):
    """A time lies between the years 1 and 9999."""


@frozen
class EmptyPeriod(InvalidValue):
    """A period ends after it starts."""

    rule: ClassVar[str] = "S4"
    start: datetime
    end: datetime


def has_time_zone(_instance: object, _attribute: object, value: datetime) -> None:
    """Refuse an instant whose offset from UTC is not known."""
    if value.utcoffset() is None:
        raise NaiveInstant


def in_utc(value: datetime) -> datetime:
    """The same instant in UTC; refused if its offset from UTC is not known.

    Python compares and subtracts two times of one zone by their wall clocks, which
    is wrong in the hour that autumn repeats.
    """
    if value.utcoffset() is None:
        raise NaiveInstant
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ImpossibleInstant from error


@frozen
class Period:
    """A stretch of time: `start` belongs to it, `end` does not; kept in UTC."""

    start: datetime = field(converter=in_utc)
    end: datetime = field(converter=in_utc)

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            raise EmptyPeriod(self.start, self.end)

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start

    def overlaps(self, other: Period) -> bool:
        """Is there an instant in both? Adjoining periods share none."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Period) -> bool:
        """Does the other lie wholly within this one?"""
        return self.start <= other.start and other.end <= self.end

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end

    def widened(self, before: timedelta, after: timedelta) -> Period:
        """The same with time added at either end."""
        return Period(self.start - before, self.end + after)
