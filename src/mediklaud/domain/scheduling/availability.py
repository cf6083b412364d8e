"""When a doctor offers which visits: weekly rules in versions (S1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import ClassVar

from attrs import evolve, field, fields, frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.scheduling.ticks import LONGEST, TICK, Ticks, instant_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.wall_clock import TICKS_A_DAY, require_zone, resolved
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import UnfitHours, WeeklyHours
from mediklaud.domain.shared.ids import AvailabilityId, DoctorId

_DAY = timedelta(days=1)


@frozen
class HoursInThePast(RuleBroken):
    """A doctor's hours can be changed from today on, not for days gone by."""

    rule: ClassVar[str] = "S1"
    valid_from: date


@frozen
class NightTooLong(InvalidValue):
    """Hours that go on after midnight last at most twelve hours: look at their end."""

    rule: ClassVar[str] = "S4"
    start: time
    end: time


@frozen(kw_only=True)
class OfferedHours(WeeklyHours):
    """Weekly hours as somebody sets them: with a zone, and up to a day, if said."""

    zone: str | None = field(default=None)
    """Whose wall clocks are meant; the hospital's, where nothing is said."""
    valid_to: date | None = None
    """The last day; they go on for ever, where nothing is said."""

    @zone.validator
    def _known(self, _attribute: object, value: str | None) -> None:
        if value is not None:
            require_zone(value)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        wall = self.ticks
        if wall.end > TICKS_A_DAY and wall.end - wall.first > LONGEST // TICK:
            raise NightTooLong(self.start, self.end)

    def require_after(self, valid_from: date) -> None:
        """Refuse hours that would end before they begin."""
        if self.valid_to is not None and self.valid_to < valid_from:
            raise UnfitHours("valid_to")

    @property
    def weekly(self) -> WeeklyHours:
        """The hours alone."""
        own = {a.name: getattr(self, a.name) for a in fields(WeeklyHours)}
        return WeeklyHours(**own)


@frozen(kw_only=True)
class AvailabilityRule:
    """Weekly hours with the days on which they hold; never edited, only ended."""

    id: AvailabilityId
    doctor_id: DoctorId
    hours: WeeklyHours
    zone: str
    valid_from: date
    valid_to: date | None = None
    """The last day. Before `valid_from`: it was replaced before it came to be."""

    def offers(self, visit_type: VisitType) -> bool:
        """Can this kind of visit be booked by it?"""
        return visit_type in self.hours.visit_types

    def applies_from(self, day: date) -> bool:
        """Does it apply on that day, or on any later one?"""
        return self.valid_to is None or self.valid_to >= max(day, self.valid_from)

    def ended_before(self, day: date) -> AvailabilityRule:
        """The same, giving way to others from that day on."""
        last = day - _DAY
        earlier = self.valid_to is not None and self.valid_to <= last
        return self if earlier else evolve(self, valid_to=last)

    def windows(self, within: Ticks) -> Iterator[Ticks]:
        """The stretches it offers that reach into these ticks, earliest first."""
        around = _days_around(within)
        for window in _offered(self.hours, self.zone, *self._days(*around)):
            if window.first < within.end and within.first < window.end:
                yield window

    def _days(self, first: date, last: date) -> tuple[date, date]:
        """Those of the days on which it is valid."""
        return max(first, self.valid_from), min(last, self.valid_to or last)


def _days_around(ticks: Ticks) -> tuple[date, date]:
    """From and to which day some zone's hours may reach into the ticks."""
    first, last = instant_of(ticks.first).date(), instant_of(ticks.end).date()
    return first - 2 * _DAY, last + _DAY


@lru_cache(maxsize=1024)
def _offered(
    hours: WeeklyHours, zone: str, first: date, last: date
) -> tuple[Ticks, ...]:
    """What the hours come to on these days. Many doctors keep the same hours."""
    wall = hours.ticks
    days = (first + n * _DAY for n in range((last - first).days + 1))
    return tuple(
        window
        for day in days
        if Weekday.of(day) in hours.weekdays
        for window in resolved(day, wall.first, wall.end, zone)
    )
