"""A person becomes a patient of the hospital (P1, P2)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.duplicates import Duplicates
from mediklaud.domain.registry.events import PatientEnrolled
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.consent import BY_EMAIL, Consent
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Counters, Events, Ids


@frozen(kw_only=True)
class Enrolment:
    """The new patient, and who may be the same person under another number."""

    patient: Patient
    likely_duplicates: tuple[PatientId, ...] = ()

    @property
    def patient_id(self) -> PatientId:
        """The new patient's id: the audit asks for it."""
        return self.patient.id


@frozen(kw_only=True)
class EnrolPatient(Command[Enrolment]):
    """Open a patient's file."""

    permission: ClassVar[Permission] = Permission.ENROL_PATIENT
    name: str
    birth_date: BirthDate
    contact: Contact
    address: Address
    gender: Gender | None = None
    national_id: str | None = None
    consents: tuple[Consent, ...] = BY_EMAIL
    duplicate_reason: str | None = None
    """Why this is another person, if a file like this one is there already."""


def enrol_patient(
    command: EnrolPatient,
    *,
    patients: Patients,
    counters: Counters,
    ids: Ids,
    now: datetime,
    hospital: Hospital,
    events: Events,
) -> Enrolment:
    """Open the file under the next number, unless the person seems to have one.

    The number is taken before looking for duplicates: two clerks who enrol the same
    person at once take their numbers one after the other, so the second sees the
    first's patient.
    """
    number = numbered("P", counters.next("patients"))
    command.birth_date.require_by(hospital.day_of(now))
    patient = _patient(command, ids.new(PatientId), number, now)
    duplicates = Duplicates.of(patient, patients.alike(patient))
    duplicates.require_reason(patient.duplicate_reason)
    patients.add(patient)
    events.tell(PatientEnrolled(patient.id))
    return Enrolment(patient=patient, likely_duplicates=duplicates.all)


def _patient(
    command: EnrolPatient, patient_id: PatientId, number: str, now: datetime
) -> Patient:
    return Patient(
        id=patient_id,
        number=number,
        name=command.name,
        birth_date=command.birth_date,
        contact=command.contact,
        address=command.address,
        gender=command.gender,
        national_id=command.national_id,
        consents=command.consents,
        enrolled_at=now,
        duplicate_reason=command.duplicate_reason,
    )
