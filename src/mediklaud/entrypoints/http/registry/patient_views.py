"""How patients look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.application.registry.enrol_patient import Enrolment
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.consent import (
    ContactChannel,
    ContactPurpose,
)
from mediklaud.entrypoints.http.person import AddressView, ContactView
from mediklaud.entrypoints.http.wire import View, bare, fields_of


class ConsentView(View):
    """A yes to messages of one purpose by one channel."""

    channel: ContactChannel
    purpose: ContactPurpose


class PatientView(View):
    """A patient's file, without anything clinical."""

    id: UUID
    number: str
    name: str
    birth_date: date
    birth_date_estimated: bool
    contact: ContactView
    address: AddressView
    gender: Gender | None
    national_id: str | None
    consents: list[ConsentView]
    status: PatientStatus
    merged_into: UUID | None
    """The file that this one was merged into: use that one (P3)."""
    former_numbers: list[str]
    enrolled_at: datetime
    version: int

    @classmethod
    def of(cls, patient: Patient) -> PatientView:
        """The patient's file."""
        return cls(
            id=patient.id.value,
            number=patient.number,
            name=patient.name,
            birth_date=patient.birth_date.day,
            birth_date_estimated=patient.birth_date.estimated,
            contact=ContactView.of(patient.contact),
            address=AddressView.of(patient.address),
            gender=patient.gender,
            national_id=patient.national_id,
            consents=[
                ConsentView(channel=c.channel, purpose=c.purpose)
                for c in patient.consents
            ],
            status=patient.status,
            merged_into=bare(patient.merged_into),
            former_numbers=list(patient.former_numbers),
            enrolled_at=patient.enrolled_at,
            version=patient.version,
        )


class EnrolmentView(PatientView):
    """The new patient, and who may be the same person under another number."""

    likely_duplicates: list[UUID]

    @classmethod
    def made(cls, enrolment: Enrolment) -> EnrolmentView:
        """The new file, with the files that look like it."""
        patient = PatientView.of(enrolment.patient)
        duplicates = [other.value for other in enrolment.likely_duplicates]
        return cls(**fields_of(patient), likely_duplicates=duplicates)


class PatientCardView(View):
    """One line of a search: enough to tell one patient from another."""

    id: UUID
    number: str
    name: str
    birth_date: date
    birth_date_estimated: bool

    @classmethod
    def of(cls, card: PatientCard) -> PatientCardView:
        """The patient's card."""
        return cls(
            id=card.id.value,
            number=card.number,
            name=card.name,
            birth_date=card.birth_date.day,
            birth_date_estimated=card.birth_date.estimated,
        )


class IdentifiedPatientView(View):
    """Whose number it is."""

    patient_id: UUID
