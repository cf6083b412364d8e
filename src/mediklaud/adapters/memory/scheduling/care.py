"""Who cares for whom, worked out from the appointments (D5)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.scheduling.care import gives_care
from mediklaud.domain.shared.ids import DoctorId, PatientId


@frozen
class MemoryCare:
    """Every appointment is asked."""

    tables: Tables

    def relates(
        self, doctor_id: DoctorId, patient_id: PatientId, now: datetime
    ) -> bool:
        return any(
            gives_care(appointment, now)
            for appointment in self.tables["appointments"].values()
            if (appointment.doctor_id, appointment.patient_id)
            == (doctor_id, patient_id)
        )
