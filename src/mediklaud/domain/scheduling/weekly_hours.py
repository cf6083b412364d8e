"""Hours that come again every week, by the clock on the wall (S1)."""

from __future__ import annotations

from datetime import time
from typing import ClassVar
from uuid import UUID

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.wall_clock import TICKS_A_DAY, wall_ticks
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.shared.texts import clean

_MOST_LANES = 50


@frozen
class UnfitHours(InvalidValue):
    """Hours name weekdays, visit types, lanes and two different times on 5 minutes."""

    rule: ClassVar[str] = "S1"
    field: str


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
class WeeklyHours:
    """On these days of every week, from this wall time to that, these visits."""

    weekdays: tuple[Weekday, ...] = field(converter=_unique, validator=_some)
    start: time = field(validator=_on_grid)
    end: time = field(validator=_on_grid)
    """Where it is not after the start, it is meant on the next day."""
    visit_types: tuple[VisitType, ...] = field(validator=_some)
    place: str | None = field(default=None, converter=_tidy_place)
    """A room: in each lane it takes one visit at a time, whoever's it is (S5)."""
    lanes: int = field(default=1)
    """How many patients the doctor sees at the same time."""

    @lanes.validator
    def _a_few(self, _attribute: object, value: int) -> None:
        if not 1 <= value <= _MOST_LANES:
            raise UnfitHours("lanes")

    def __attrs_post_init__(self) -> None:
        if self.start == self.end:
            raise UnfitHours("end")

    @property
    def room(self) -> UUID | None:
        """By what the room is claimed, if the hours name one."""
        return room_of(self.place)

    @property
    def ticks(self) -> Ticks:
        """Its wall times, counted in ticks from the midnight before."""
        first, end = wall_ticks(self.start), wall_ticks(self.end)
        return Ticks(first, end if end > first else end + TICKS_A_DAY)
