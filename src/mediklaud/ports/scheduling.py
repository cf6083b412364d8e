"""What the `scheduling` context needs remembered."""

from datetime import date, datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.schedule import ScheduleEntry
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period


class Appointments(Protocol):
    """Every appointment the hospital remembers, and the time each one claims."""

    def add(self, appointment: Appointment) -> None:
        """Remember a new one, and claim its time.

        `Contended` if doctor or room, in its lane, or patient is taken at any tick.
        """

    def save(self, appointment: Appointment) -> None:
        """Replace the version before: claim new time first, then release the old.

        `Contended` if somebody else replaced it meanwhile, or if the new time is
        taken: whoever tries again finds what stands there now.
        """

    def get(self, appointment_id: AppointmentId, scope: Scope) -> Appointment:
        """The appointment; `AppointmentNotFound` if unknown or out of scope."""

    def of_patient(
        self, patient_id: PatientId, after: AppointmentId | None, limit: int
    ) -> tuple[Appointment, ...]:
        """A patient's appointments, latest time first, beginning behind `after`."""

    def on_board(
        self, period: Period, specialty: str | None = None
    ) -> tuple[ScheduleEntry, ...]:
        """Those of all doctors, or of a specialty's, that start then; earliest first.

        Nobody asks of them who is in whose care.
        """

    def of_doctor(
        self, doctor_id: DoctorId, period: Period, now: datetime
    ) -> tuple[ScheduleEntry, ...]:
        """Those that start in the period, earliest first, with whom they are for.

        Each says whether the doctor cares for the patient right now.
        """


class Availabilities(Protocol):
    """Every rule by which a doctor offers or offered hours (S1)."""

    def replace(
        self, doctor_id: DoctorId, since: date, rules: tuple[AvailabilityRule, ...]
    ) -> None:
        """Let these rules apply from that day on; all others end the day before.

        Nobody else replaces this doctor's rules until this transaction ends.
        """

    def of_doctor(
        self, doctor_id: DoctorId, since: date
    ) -> tuple[AvailabilityRule, ...]:
        """Those that apply on or after that day, the first to apply first."""
