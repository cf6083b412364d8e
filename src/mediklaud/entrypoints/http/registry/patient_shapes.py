"""What is said of a patient over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.application.registry.enrol_patient import Enrolment
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.consent import (
    BY_EMAIL,
    Consent,
    ContactChannel,
    ContactPurpose,
)
from mediklaud.domain.shared.person import BirthDate
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import (
    AddressBody,
    AddressView,
    ContactBody,
    ContactView,
    Line,
    View,
    fields_of,
    read_all,
)

NationalId = Annotated[str, msgspec.Meta(max_length=50)]


class ConsentBody(Body):
    """A yes to messages of one purpose by one channel (P4)."""

    channel: ContactChannel
    purpose: ContactPurpose

    def read(self) -> Consent:
        """The consent."""
        return Consent(self.channel, self.purpose)


Consents = Annotated[list[ConsentBody], msgspec.Meta(max_length=50)]


class PatientBody(Body):
    """A person who becomes a patient (P1)."""

    name: Line
    birth_date: date
    contact: ContactBody
    address: AddressBody
    birth_date_estimated: bool = False
    gender: Gender | None = None
    national_id: NationalId | None = None
    consents: Consents | None = None
    """Left out: everything by e-mail, nothing by SMS."""
    duplicate_reason: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    """Why this is another person, if a file like this one is there already (P2)."""

    def agreed(self) -> tuple[Consent, ...]:
        """What the patient allows."""
        return BY_EMAIL if self.consents is None else read_all(self.consents)

    def born(self) -> BirthDate:
        """The day of birth, and whether it is a guess."""
        return BirthDate(day=self.birth_date, estimated=self.birth_date_estimated)


class PatientChangesBody(Body):
    """What is to be different; what is left out stays.

    An empty `national_id` takes a wrong one away.
    """

    name: Line | None = None
    birth_date: date | None = None
    birth_date_estimated: bool = False
    contact: ContactBody | None = None
    address: AddressBody | None = None
    gender: Gender | None = None
    national_id: NationalId | None = None
    consents: Consents | None = None
    status: PatientStatus | None = None

    def agreed(self) -> tuple[Consent, ...] | None:
        """What the patient allows, if that is to be different."""
        return None if self.consents is None else read_all(self.consents)

    def born(self) -> BirthDate | None:
        """The corrected day of birth, and whether it is a guess."""
        if self.birth_date is None:
            return None
        return BirthDate(day=self.birth_date, estimated=self.birth_date_estimated)


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
