"""A doctor's day, and a patient's booking, as they are shown."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.shared.ids import DoctorId


@frozen(kw_only=True)
class ScheduleEntry:
    """One appointment of the day, with the patient it is for."""

    appointment: Appointment
    patient_number: str | None
    patient_name: str | None
    in_care: bool
    """Has the doctor a care relationship with the patient right now (D5)?"""

    def without_reasons(self) -> ScheduleEntry:
        """For somebody who need not know why the patient comes, or why not."""
        return evolve(self, appointment=self.appointment.without_reasons())

    def without_patient(self) -> ScheduleEntry:
        """For somebody who may know the time alone."""
        return evolve(self.without_reasons(), patient_number=None, patient_name=None)


@frozen(kw_only=True)
class Schedule:
    """A doctor's day, by the hospital's clocks: the earliest visit first."""

    doctor_id: DoctorId
    day: date
    """The first one, of a week."""
    zone: str
    entries: tuple[ScheduleEntry, ...]


@frozen(kw_only=True)
class Availability:
    """A doctor's hours from today on, those that start earliest first."""

    doctor_id: DoctorId
    rules: tuple[AvailabilityRule, ...]


@frozen(kw_only=True)
class Booking:
    """A booked appointment, and what to read back to somebody on the phone."""

    appointment: Appointment
    read_back: str | None = field(default=None, repr=False)
