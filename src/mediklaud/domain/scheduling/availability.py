"""When a doctor offers which visits: weekly rules in versions (S1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.scheduling.ticks import Ticks, instant_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.wall_clock import (
    TICKS_A_DAY,
    require_zone,
    resolved,
    wall_ticks,
)
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.shared.ids import AvailabilityId, DoctorId
from mediklaud.domain.shared.texts import clean

_DAY = timedelta(days=1)
_MOST_LANES = 50


@frozen
class UnfitHours(InvalidValue):
    """Hours name weekdays, visit types, lanes and two different times on 5 minutes."""

    rule: ClassVar[str] = "S1"
    field: str


@frozen
class HoursInThePast(RuleBroken):
    """A doctor's hours can be changed from today on, not for days gone by."""

    rule: ClassVar[str] = "S1"
    valid_from: date


def _on_grid(_instance: object, attribute: object, value: time) -> None:
    if value.minute % 5 or value.second or value.microsecond or value.tzinfo:
        raise UnfitHours(getattr(attribute, "name", ""))


def _some(_instance: object, attribute: object, value: tuple[object, ...]) -> None:
    if not value:
        raise UnfitHours(getattr(attribute, "name", ""))


def _unique(values: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(dict.fromkeys(values))


def _tidy_place(text: str | None) -> str | None:
    return None if text is None else clean(text, "place", longest=100)


@frozen(kw_only=True)
class OfferedHours:
    """One weekly offer: on these days, from this wall time to that, these visits."""

    weekdays: tuple[Weekday, ...] = field(converter=_unique, validator=_some)
    start: time = field(validator=_on_grid)
    end: time = field(validator=_on_grid)
    """Where it is not after the start, it is meant on the next day."""
    visit_types: tuple[VisitType, ...] = field(validator=_some)
    place: str | None = field(default=None, converter=_tidy_place)
    lanes: int = field(default=1)
    """How many patients the doctor sees at the same time."""
    zone: str | None = field(default=None)
    """Whose wall clocks are meant; the hospital's, where nothing is said."""
    valid_to: date | None = None
    """The last day; it goes on for ever, where nothing is said."""

    @lanes.validator
    def _a_few(self, _attribute: object, value: int) -> None:
        if not 1 <= value <= _MOST_LANES:
            raise UnfitHours("lanes")

    @zone.validator
    def _known(self, _attribute: object, value: str | None) -> None:
        if value is not None:
            require_zone(value)

    def __attrs_post_init__(self) -> None:
        if self.start == self.end:
            raise UnfitHours("end")

    def require_after(self, valid_from: date) -> None:
        """Refuse hours that would end before they begin."""
        if self.valid_to is not None and self.valid_to < valid_from:
            raise UnfitHours("valid_to")

    @property
    def ticks(self) -> Ticks:
        """Its wall times, counted in ticks from the midnight before."""
        first, end = wall_ticks(self.start), wall_ticks(self.end)
        return Ticks(first, end if end > first else end + TICKS_A_DAY)


@frozen(kw_only=True)
class AvailabilityRule:
    """An offer with the days on which it is valid. It is never edited, only ended."""

    id: AvailabilityId
    doctor_id: DoctorId
    hours: OfferedHours
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
    hours: OfferedHours, zone: str, first: date, last: date
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
