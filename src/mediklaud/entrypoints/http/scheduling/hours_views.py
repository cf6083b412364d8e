"""How hours, free slots and a doctor's day look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.schedule import Availability, Schedule, ScheduleEntry
from mediklaud.domain.scheduling.slots import Slot
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import PeriodView, View


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
    doctor_number: str
    doctor_name: str
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
            doctor_number=slot.doctor_number,
            doctor_name=slot.doctor_name,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            zone=slot.zone,
            place=slot.place,
            visit_type=slot.visit_type,
        )


class ScheduleEntryView(View):
    """One appointment of the day, with the patient it is for."""

    appointment: AppointmentView
    patient_number: str | None
    """Null for a doctor who has no care relationship with the patient; so the name."""
    patient_name: str | None

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
