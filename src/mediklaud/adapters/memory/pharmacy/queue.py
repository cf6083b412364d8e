"""For whom the pharmacy has work, asked of the dictionaries."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.medication.prescriptions import MemoryPrescriptions
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.pharmacy.queue import waiting_since
from mediklaud.domain.shared.ids import PatientId


@frozen
class MemoryPharmacyQueue:
    """Open prescriptions and recent dispensations together."""

    tables: Tables

    def waits(self, patient_id: PatientId, now: datetime) -> bool:
        since = waiting_since(now)
        if MemoryPrescriptions(self.tables).waits(patient_id, since.date()):
            return True
        every = self.tables["dispensations"].values()
        return any(one.patient_id == patient_id and one.at >= since for one in every)
