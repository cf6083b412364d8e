"""Doctors and patients, in dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.registry.doctor import (
    Doctor,
    DoctorChangedMeanwhile,
    DoctorNotFound,
)
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.licence import LicenceTaken
from mediklaud.domain.registry.patient import (
    Patient,
    PatientChangedMeanwhile,
    PatientNotFound,
)
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.registry.tokens import marks_of
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.texts import name_key
from mediklaud.ports.registry import MOST_ALIKE, Doctors, Patients

_WORKING = {DoctorStatus.APPROVED, DoctorStatus.ACTIVE}


@frozen
class MemoryDoctors:
    """Doctors by their id."""

    tables: Tables

    def add(self, doctor: Doctor) -> None:
        self._require_own_licence(doctor)
        self.tables["doctors"][doctor.id] = doctor

    def get(self, doctor_id: DoctorId) -> Doctor:
        doctor: Doctor | None = self.tables["doctors"].get(doctor_id)
        if doctor is None:
            raise DoctorNotFound(doctor_id)
        return doctor

    def these(self, doctor_ids: Collection[DoctorId]) -> tuple[Doctor, ...]:
        return tuple(doctor for doctor in self._all() if doctor.id in doctor_ids)

    def lock(self, doctor_id: DoctorId) -> Doctor:
        return self.get(doctor_id)

    def save(self, doctor: Doctor) -> Doctor:
        if self.get(doctor.id).version != doctor.version:
            raise DoctorChangedMeanwhile(doctor.id)
        self._require_own_licence(doctor)
        saved = evolve(doctor, version=doctor.version + 1)
        self.tables["doctors"][doctor.id] = saved
        return saved

    def search(
        self, search: DoctorSearch, after: DoctorId | None, limit: int
    ) -> tuple[Doctor, ...]:
        found = sorted(filter(search.finds, self._all()), key=_by_name)
        if after is not None:
            last = self.tables["doctors"].get(after)
            found = [d for d in found if last and _by_name(last) < _by_name(d)]
        return tuple(found[:limit])

    def with_licence_ending(self, first: date, last: date) -> tuple[Doctor, ...]:
        ending = [
            doctor
            for doctor in self._all()
            if first <= doctor.licence.valid_until <= last and doctor.status in _WORKING
        ]
        return tuple(sorted(ending, key=lambda d: (d.licence.valid_until, d.id)))

    def _all(self) -> Iterable[Doctor]:
        return self.tables["doctors"].values()

    def _require_own_licence(self, doctor: Doctor) -> None:
        others = (other for other in self._all() if other.id != doctor.id)
        if any(other.licence.key == doctor.licence.key for other in others):
            raise LicenceTaken


def _by_name(doctor: Doctor) -> tuple[str, DoctorId]:
    return name_key(doctor.name), doctor.id


@frozen
class MemoryPatients:
    """Patients by their id."""

    tables: Tables

    def add(self, patient: Patient) -> None:
        self.tables["patients"][patient.id] = patient

    def get(self, patient_id: PatientId) -> Patient:
        patient: Patient | None = self.tables["patients"].get(patient_id)
        if patient is None:
            raise PatientNotFound(patient_id)
        return patient

    def hold(self, patient_id: PatientId) -> Patient:
        return self.get(patient_id)

    def hold_alone(self, patient_id: PatientId) -> Patient:
        return self.get(patient_id)

    def these(self, patient_ids: Collection[PatientId]) -> tuple[Patient, ...]:
        return tuple(p for p in self._all() if p.id in patient_ids)

    def numbered(self, number: str) -> PatientId | None:
        found = next((p for p in self._all() if p.number == number), None)
        while found is not None and found.merged_into is not None:
            found = self.get(found.merged_into)
        return None if found is None else found.id

    def save(self, patient: Patient) -> Patient:
        if self.get(patient.id).version != patient.version:
            raise PatientChangedMeanwhile(patient.id)
        saved = evolve(patient, version=patient.version + 1)
        self.tables["patients"][patient.id] = saved
        return saved

    def find(
        self, search: PatientSearch, after: PatientId | None, limit: int
    ) -> tuple[PatientCard, ...]:
        found = sorted(filter(search.finds, self._all()), key=lambda p: p.id)
        later = [p for p in found if after is None or p.id > after]
        return tuple(map(PatientCard.of, later[:limit]))

    def alike(self, patient: Patient) -> tuple[Patient, ...]:
        others = [other for other in self._all() if other.id != patient.id]
        newest = sorted(others, key=lambda other: other.id, reverse=True)
        found = {
            other.id: other
            for mark in marks_of(patient)
            for other in [o for o in newest if mark in marks_of(o)][:MOST_ALIKE]
        }
        return tuple(found.values())

    def _all(self) -> Iterable[Patient]:
        return self.tables["patients"].values()


PORTS: dict[type, MemoryPort] = {Doctors: MemoryDoctors, Patients: MemoryPatients}
