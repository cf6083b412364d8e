"""What is asked over HTTP of a patient's file."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.consent import (
    BY_EMAIL,
    Consent,
    ContactChannel,
    ContactPurpose,
)
from mediklaud.domain.shared.person import BirthDate
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.person import (
    AddressBody,
    ContactBody,
    ContactChangesBody,
)
from mediklaud.entrypoints.http.wire import Line, read_all

DuplicateReason = Annotated[str, msgspec.Meta(max_length=500)]
NationalId = Annotated[str, msgspec.Meta(max_length=50)]


class ConsentBody(Body):
    """A yes to messages of one purpose by one channel (P4)."""

    channel: ContactChannel
    purpose: ContactPurpose

    def read(self) -> Consent:
        """The consent."""
        return Consent(self.channel, self.purpose)


Consents = Annotated[list[ConsentBody], msgspec.Meta(max_length=50)]


class PatientsMeantBody(Body):
    """The patients whose names are wanted."""

    patient_ids: Annotated[list[UUID], msgspec.Meta(max_length=500)]


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
    duplicate_reason: DuplicateReason | None = None
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
    contact: ContactChangesBody | None = None
    address: AddressBody | None = None
    gender: Gender | None = None
    national_id: NationalId | None = None
    consents: Consents | None = None
    status: PatientStatus | None = None
    duplicate_reason: DuplicateReason | None = None
    """Why this is another person, if another file has the same papers or name (P2)."""

    def agreed(self) -> tuple[Consent, ...] | None:
        """What the patient allows, if that is to be different."""
        return None if self.consents is None else read_all(self.consents)

    def born(self) -> BirthDate | None:
        """The corrected day of birth, and whether it is a guess."""
        if self.birth_date is None:
            return None
        return BirthDate(day=self.birth_date, estimated=self.birth_date_estimated)
