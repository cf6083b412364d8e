"""What the `scheduling` context needs remembered."""

from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId, PatientId


class Appointments(Protocol):
    """Every appointment the hospital remembers, and the time each one claims."""

    def add(self, appointment: Appointment) -> None:
        """Remember a new one, and claim its time.

        `Contended` if the doctor's lane or the patient is taken at any tick of it.
        """

    def save(self, appointment: Appointment) -> None:
        """Replace the version before: claim new time first, then release the old.

        `StaleAppointment` if somebody else replaced it meanwhile; `Contended` if the
        new time is taken.
        """

    def get(self, appointment_id: AppointmentId, scope: Scope) -> Appointment:
        """The appointment; `AppointmentNotFound` if unknown or out of scope."""

    def of_patient(
        self, patient_id: PatientId, after: AppointmentId | None, limit: int
    ) -> tuple[Appointment, ...]:
        """A patient's appointments, latest time first, beginning behind `after`."""
