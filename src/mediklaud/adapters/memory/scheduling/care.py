"""Who cares for whom, worked out from the appointments (D5)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.care import gives_care
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Credentials


@frozen
class MemoryCare:
    """Every appointment is asked."""

    tables: Tables

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        return any(
            gives_care(appointment, now, doctors_own=self._is_own(appointment))
            for appointment in self.tables["appointments"].values()
            if (appointment.doctor_id, appointment.patient_id)
            == (doctor_id, patient_id)
        )

    def _is_own(self, appointment: Appointment) -> bool:
        """Did the doctor book it, and nobody else receive the patient?"""
        received_by = appointment.received_by
        alone = received_by is None or self._is_doctors(received_by, appointment)
        return alone and self._is_doctors(appointment.booked_by, appointment)

    def _is_doctors(
        self, account_id: AccountId | None, appointment: Appointment
    ) -> bool:
        by: Credentials | None = self.tables["accounts"].get(account_id)
        return by is not None and by.account.doctor_id == appointment.doctor_id
