"""What is said over HTTP of a doctor's hours, free slots and day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.scheduling.availability import AvailabilityRule, OfferedHours
from mediklaud.domain.scheduling.schedule import Availability, Schedule, ScheduleEntry
from mediklaud.domain.scheduling.slots import Slot
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import PeriodView, View

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


class HoursView(View):
    """One weekly offer with the days on which it is valid."""

    id: UUID
    weekdays: tuple[Weekday, ...]
    start: str
    end: str
    visit_types: tuple[VisitType, ...]
    place: str | None
    lanes: int
    zone: str
    valid_from: date
    valid_to: date | None

    @classmethod
    def of(cls, rule: AvailabilityRule) -> HoursView:
        """The rule."""
        hours = rule.hours
        return cls(
            id=rule.id.value,
            weekdays=hours.weekdays,
            start=f"{hours.start:%H:%M}",
            end=f"{hours.end:%H:%M}",
            visit_types=hours.visit_types,
            place=hours.place,
            lanes=hours.lanes,
            zone=rule.zone,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
        )


class AvailabilityView(View):
    """A doctor's hours from today on."""

    doctor_id: UUID
    rules: list[HoursView]

    @classmethod
    def of(cls, availability: Availability) -> AvailabilityView:
        """The hours, those that start earliest first."""
        return cls(
            doctor_id=availability.doctor_id.value,
            rules=[HoursView.of(rule) for rule in availability.rules],
        )


class SlotView(View):
    """A stretch of a doctor's time that can be booked as it is."""

    doctor_id: UUID
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str | None
    visit_type: VisitType

    @classmethod
    def of(cls, slot: Slot) -> SlotView:
        """The slot, at its own place's time."""
        period = PeriodView.of(slot.period, slot.zone)
        return cls(
            doctor_id=slot.doctor_id.value,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            zone=slot.zone,
            place=slot.place,
            visit_type=slot.visit_type,
        )


class ScheduleEntryView(View):
    """One appointment of the day, with the patient it is for."""

    appointment: AppointmentView
    patient_number: str
    patient_name: str

    @classmethod
    def of(cls, entry: ScheduleEntry) -> ScheduleEntryView:
        """The entry."""
        return cls(
            appointment=AppointmentView.of(entry.appointment),
            patient_number=entry.patient_number,
            patient_name=entry.patient_name,
        )


class ScheduleView(View):
    """A doctor's day, the earliest visit first."""

    doctor_id: UUID
    date: date
    zone: str
    entries: list[ScheduleEntryView]

    @classmethod
    def of(cls, schedule: Schedule) -> ScheduleView:
        """The day."""
        return cls(
            doctor_id=schedule.doctor_id.value,
            date=schedule.day,
            zone=schedule.zone,
            entries=[ScheduleEntryView.of(entry) for entry in schedule.entries],
        )
