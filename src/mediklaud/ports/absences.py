"""What the use cases need to know of doctors who are away."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.impact import ImpactedAppointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AbsenceId, AppointmentId, DoctorId


class Absences(Protocol):
    """Every stretch of time a doctor is away."""

    def add(self, absence: Absence) -> None:
        """Remember a new one; `Contended` if the doctor is away then already."""

    def save(self, absence: Absence) -> None:
        """Replace the version before; `StaleAbsence` if somebody else did meanwhile."""

    def get(self, absence_id: AbsenceId, scope: Scope) -> Absence:
        """The absence; `AbsenceNotFound` if unknown or out of scope."""

    def live_of(self, doctor_id: DoctorId, now: datetime) -> tuple[Absence, ...]:
        """The doctor's that stand and have not ended, the earliest first."""

    def affected_by(self, absence: Absence, now: datetime) -> tuple[Appointment, ...]:
        """The appointments ahead that it affects, the earliest first."""


class ImpactWorklist(Protocol):
    """Appointments ahead that cannot take place as booked: found, never stored."""

    def page(
        self,
        doctor_id: DoctorId | None,
        now: datetime,
        hospital: Hospital,
        *,
        after: AppointmentId | None,
        limit: int,
    ) -> tuple[ImpactedAppointment, ...]:
        """One doctor's or everybody's, the earliest first, behind that one.

        On which day a visit is, the hospital's calendar says.
        """

    def among(
        self,
        appointment_ids: Sequence[AppointmentId],
        now: datetime,
        hospital: Hospital,
    ) -> tuple[ImpactedAppointment, ...]:
        """Those of these appointments that stand on the worklist."""
