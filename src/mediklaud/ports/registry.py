"""Who is who, as the use cases need it."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.shared.ids import DoctorId, PatientId

MOST_ALIKE = 100


class Doctors(Protocol):
    """Every doctor who ever applied."""

    def add(self, doctor: Doctor) -> None:
        """Remember a new one; `LicenceTaken` if another has the licence."""

    def get(self, doctor_id: DoctorId) -> Doctor:
        """The doctor's file; `DoctorNotFound` if there is none."""

    def these(self, doctor_ids: Collection[DoctorId]) -> tuple[Doctor, ...]:
        """The files of those that are there, by one question."""

    def lock(self, doctor_id: DoctorId) -> Doctor:
        """The file, once all who book with the doctor are done; then none begins.

        Until the transaction ends. `DoctorNotFound` if there is none.
        """

    def save(self, doctor: Doctor) -> Doctor:
        """Keep the file under its next version, and answer it.

        `DoctorChangedMeanwhile` if it is not the version that was read;
        `LicenceTaken` if another doctor has the licence.
        """

    def search(
        self, search: DoctorSearch, after: DoctorId | None, limit: int
    ) -> tuple[Doctor, ...]:
        """Those it finds, by name, from the one after this doctor."""

    def with_licence_ending(self, first: date, last: date) -> tuple[Doctor, ...]:
        """Approved and active doctors whose licence ends on one of these days."""


class Patients(Protocol):
    """Every patient who was ever enrolled."""

    def add(self, patient: Patient) -> None:
        """Remember a new one."""

    def get(self, patient_id: PatientId) -> Patient:
        """The patient's file; `PatientNotFound` if there is none."""

    def hold(self, patient_id: PatientId) -> Patient:
        """The file as it stays until the transaction ends: nobody merges it meanwhile.

        For what is written into it. `PatientNotFound` if there is none.
        """

    def hold_alone(self, patient_id: PatientId) -> Patient:
        """The same; nor does anybody else hold it until the transaction ends.

        For what is decided by all that stands in it.
        """

    def these(self, patient_ids: Collection[PatientId]) -> tuple[Patient, ...]:
        """The files of those that are there, by one question."""

    def numbered(self, number: str) -> PatientId | None:
        """Who has exactly this number; a merged file's stands for the other one."""

    def save(self, patient: Patient) -> Patient:
        """Keep the file under its next version, and answer it.

        `PatientChangedMeanwhile` if it is not the version that was read.
        """

    def find(
        self, search: PatientSearch, after: PatientId | None, limit: int
    ) -> tuple[PatientCard, ...]:
        """Those it finds, each once, by enrolment, from the one after this patient."""

    def alike(self, patient: Patient) -> tuple[Patient, ...]:
        """Others with the same national id, name and birth date, or phone.

        At most the newest hundred of each kind: some numbers stand for "none".
        """
