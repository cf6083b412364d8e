"""What the hospital has decided about bookings; the defaults are those of the rules."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.ticks import LONGEST, TICK
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.period import Period

_NONE = timedelta(0)
LONGEST_OCCUPIED = 3 * LONGEST
"""No visit takes more of a doctor's time, buffers included."""


@frozen
class UnfitVisitTime(InvalidValue):
    """A visit and each buffer last whole five minutes, and at most twelve hours."""

    rule: ClassVar[str] = "S4"


@frozen
class VisitTime:
    """How long a visit takes, and the doctor's time it needs before and after (S6)."""

    length: timedelta
    before: timedelta = _NONE
    after: timedelta = _NONE

    def __attrs_post_init__(self) -> None:
        parts = (self.length, self.before, self.after)
        fit = all(_NONE <= part <= LONGEST and not part % TICK for part in parts)
        if not fit or not self.length:
            raise UnfitVisitTime

    @property
    def step(self) -> timedelta:
        """How far apart two such visits start."""
        return self.before + self.length + self.after

    def occupied_by(self, visit: Period) -> Period:
        """The doctor's time that the visit takes, buffers included."""
        return visit.widened(self.before, self.after)


def _minutes(length: int, before: int = 0, after: int = 0) -> VisitTime:
    return VisitTime(*(timedelta(minutes=m) for m in (length, before, after)))


@frozen(kw_only=True)
class BookingPolicy:
    """How long visits take, and how early, how late and how often one may book."""

    consultation: VisitTime = field(default=_minutes(30))
    follow_up: VisitTime = field(default=_minutes(15))
    procedure: VisitTime = field(default=_minutes(60, after=15))
    emergency: VisitTime = field(default=_minutes(30))
    lead_time_online: timedelta = timedelta(hours=1)
    """How long before the visit a patient must book; staff may book until it starts."""
    horizon: timedelta = timedelta(days=180)
    """How far ahead anybody may book (S5)."""
    most_upcoming: int = 10
    """How many visits a patient may have ahead."""
    change_until: timedelta = timedelta(hours=24)
    """How long before the visit a patient may still move or cancel it (S11)."""

    def time_of(self, visit_type: VisitType) -> VisitTime:
        """How long this kind of visit takes."""
        times = {
            VisitType.CONSULTATION: self.consultation,
            VisitType.FOLLOW_UP: self.follow_up,
            VisitType.PROCEDURE: self.procedure,
            VisitType.EMERGENCY: self.emergency,
        }
        return times[visit_type]
