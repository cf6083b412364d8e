"""Who cares for whom, worked out from the appointments (D5)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.care import gives_care
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.access import Credentials


@frozen
class MemoryCare:
    """Every appointment is asked."""

    tables: Tables

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        return any(
            gives_care(appointment, now, by_the_doctor=self._is_own(appointment))
            for appointment in self.tables["appointments"].values()
            if (appointment.doctor_id, appointment.patient_id)
            == (doctor_id, patient_id)
        )

    def _is_own(self, appointment: Appointment) -> bool:
        """Did the doctor book it?"""
        by: Credentials | None = self.tables["accounts"].get(appointment.booked_by)
        return by is not None and by.account.doctor_id == appointment.doctor_id
