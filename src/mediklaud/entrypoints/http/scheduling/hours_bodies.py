"""What is said over HTTP of a doctor's weekly hours."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

import msgspec

from mediklaud.domain.scheduling.availability import OfferedHours
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.entrypoints.http.bodies import Body

WallTime = Annotated[
    str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$")
]
"""What a wall clock shows: 09:00."""
_USUAL = (VisitType.CONSULTATION, VisitType.FOLLOW_UP)


class HoursBody(Body):
    """One weekly offer: on these days, from this wall time to that, these visits."""

    weekdays: Annotated[list[Weekday], msgspec.Meta(max_length=7)]
    start: WallTime
    end: WallTime
    """Where it is not after the start, it is meant on the next day."""
    visit_types: Annotated[tuple[VisitType, ...], msgspec.Meta(max_length=20)] = _USUAL
    place: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    """The room: in each lane it takes one visit at a time, whoever's it is."""
    lanes: Annotated[int, msgspec.Meta(ge=1, le=50)] = 1
    """How many patients the doctor sees at the same time."""
    zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    """Whose wall clocks are meant; the hospital's, where nothing is said."""
    valid_to: date | None = None

    def read(self) -> OfferedHours:
        """The offer."""
        return OfferedHours(
            weekdays=tuple(self.weekdays),
            start=time.fromisoformat(self.start),
            end=time.fromisoformat(self.end),
            visit_types=self.visit_types,
            place=self.place,
            lanes=self.lanes,
            zone=self.zone,
            valid_to=self.valid_to,
        )


class AvailabilityBody(Body):
    """A doctor's weekly hours from a day on: today, if no day is said."""

    rules: Annotated[list[HoursBody], msgspec.Meta(max_length=100)]
    valid_from: date | None = None
