"""A doctor's time as far as one question needs it: offered, away, claimed (S2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain
from uuid import UUID
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
    rooms: Mapping[UUID, Sequence[int]] = field(factory=dict, repr=False)
    """What other doctors' visits claim in the rooms where these hours are kept."""
    doctor_number: str = field(default="", eq=False)
    doctor_name: str = field(default="", eq=False)

    def windows(self, within: Ticks, visit_type: VisitType | None) -> Iterator[Window]:
        """What is offered for this kind of visit; `None`: for any kind."""
        for rule in self.rules:
            if visit_type is None or rule.offers(visit_type):
                for ticks in rule.windows(within):
                    yield Window(ticks, rule)

    def windows_around(
        self, visit: Ticks, visit_type: VisitType | None
    ) -> list[Window]:
        """The offers in which the whole visit lies: the one with most lanes first."""
        fitting = (
            window
            for window in self.windows(visit, visit_type)
            if window.ticks.first <= visit.first and visit.end <= window.ticks.end
        )
        return sorted(fitting, key=lambda w: w.rule.hours.lanes, reverse=True)

    def is_away(self, visit: Ticks) -> bool:
        """Is the doctor absent at any tick of the visit?"""
        return any(a.first < visit.end and visit.first < a.end for a in self.absences)

    def claims_in(self, room: UUID | None) -> Iterable[int]:
        """Every claim on the doctor's time, and those of others on this room."""
        others = self.rooms.get(room) if room else None
        return chain(self.claims, others) if others else self.claims

    def free_lane(self, occupied: Ticks, lanes: int, room: UUID | None) -> int | None:
        """The first of so many that is free at these ticks, for doctor and room."""
        taken = {
            lane
            for first, end, lane in map(unpacked, self.claims_in(room))
            if first < occupied.end and occupied.first < end
        }
        return next((lane for lane in range(lanes) if lane not in taken), None)

    def licence_ends(self, zone: ZoneInfo) -> int:
        """The first tick of the day after the licence's last one."""
        # The second time, where the clock shows it twice that night.
        last = datetime.combine(self.licence_until, _LAST_TICK, zone).replace(fold=1)
        return tick_of(last) + 1
