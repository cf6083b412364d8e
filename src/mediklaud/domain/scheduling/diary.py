"""A doctor's time as far as one question needs it: offered, away, claimed (S2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from attrs import field, frozen

from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.packed import unpacked
from mediklaud.domain.scheduling.ticks import Ticks, tick_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId

_LAST_TICK = time(23, 55)
MOST_LANES = 100
"""Beyond this not even an emergency is squeezed in."""


@frozen
class Window:
    """A stretch of time that a rule offers on one day."""

    ticks: Ticks
    rule: AvailabilityRule


@frozen(kw_only=True)
class Diary:
    """What is known of one doctor's time around a wished one."""

    doctor_id: DoctorId
    licence_until: date
    """The last day on which the doctor may see patients (D3)."""
    rules: tuple[AvailabilityRule, ...] = ()
    absences: Sequence[Ticks] = ()
    claims: Sequence[int] = field(default=(), repr=False)
    """Every claim on the doctor's time, each `packed` into one number."""

    def windows(self, within: Ticks, visit_type: VisitType | None) -> Iterator[Window]:
        """What is offered for this kind of visit; `None`: for any kind."""
        for rule in self.rules:
            if visit_type is None or rule.offers(visit_type):
                for ticks in rule.windows(within):
                    yield Window(ticks, rule)

    def window_around(
        self, visit: Ticks, visit_type: VisitType | None
    ) -> Window | None:
        """An offer in which the whole visit lies: the one with most lanes."""
        fitting = (
            window
            for window in self.windows(visit, visit_type)
            if window.ticks.first <= visit.first and visit.end <= window.ticks.end
        )
        return max(fitting, key=lambda w: w.rule.hours.lanes, default=None)

    def is_away(self, visit: Ticks) -> bool:
        """Is the doctor absent at any tick of the visit?"""
        return any(a.first < visit.end and visit.first < a.end for a in self.absences)

    def free_lane(self, occupied: Ticks, lanes: int) -> int | None:
        """The first of so many lanes in which nothing stands at these ticks."""
        taken = {
            lane
            for first, end, lane in map(unpacked, self.claims)
            if first < occupied.end and occupied.first < end
        }
        return next((lane for lane in range(lanes) if lane not in taken), None)

    def licence_ends(self, zone: ZoneInfo) -> int:
        """The first tick of the day after the licence's last one."""
        # The second time, where the clock shows it twice that night.
        last = datetime.combine(self.licence_until, _LAST_TICK, zone).replace(fold=1)
        return tick_of(last) + 1
