"""What was prescribed, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import (
    PrescriptionChanged,
    PrescriptionNotFound,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


@frozen
class MemoryPrescriptions:
    """Prescriptions by their id."""

    tables: Tables

    def add(self, prescription: Prescription) -> None:
        self.tables["prescriptions"][prescription.id] = prescription

    def save(self, prescription: Prescription) -> None:
        kept = self.find(prescription.id)
        if kept.version != prescription.version - 1:
            raise PrescriptionChanged(prescription.id)
        self.tables["prescriptions"][prescription.id] = prescription

    def get(self, prescription_id: PrescriptionId, scope: Scope) -> Prescription:
        found = self.find(prescription_id)
        if not scope.covers(found.patient_id):
            raise PrescriptionNotFound(prescription_id)
        return found

    def find(self, prescription_id: PrescriptionId) -> Prescription:
        found: Prescription | None = self.tables["prescriptions"].get(prescription_id)
        if found is None:
            raise PrescriptionNotFound(prescription_id)
        return found

    def hold(self, prescription_id: PrescriptionId) -> Prescription:
        return self.find(prescription_id)

    def of_patient(
        self, patient_id: PatientId, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        found = [one for one in self._all() if one.patient_id == patient_id]
        before = [one for one in found if after is None or one.id < after]
        return tuple(reversed(before))[:limit]

    def in_use(self, patient_id: PatientId, since: date) -> tuple[Prescription, ...]:
        theirs = (one for one in self._all() if one.patient_id == patient_id)
        return tuple(
            one for one in theirs if one.in_use_until and one.in_use_until >= since
        )

    def awaiting(
        self, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        waits = PrescriptionStatus.AWAITING_APPROVAL
        found = (one for one in self._all() if one.status is waits)
        return _behind(found, after)[:limit]

    def open(
        self, today: date, *, after: PrescriptionId | None, limit: int
    ) -> tuple[Prescription, ...]:
        found = (one for one in self._all() if _is_open(one, today))
        return _behind(found, after)[:limit]

    def waits(self, patient_id: PatientId, today: date) -> bool:
        theirs = (one for one in self._all() if one.patient_id == patient_id)
        return any(_is_open(one, today) for one in theirs)

    def _all(self) -> list[Prescription]:
        every: Iterable[Prescription] = self.tables["prescriptions"].values()
        return sorted(every, key=lambda one: one.id)


def _is_open(one: Prescription, today: date) -> bool:
    return one.standing(today) is PrescriptionStatus.OPEN


def _behind(
    found: Iterable[Prescription], after: PrescriptionId | None
) -> tuple[Prescription, ...]:
    return tuple(one for one in found if after is None or one.id > after)
