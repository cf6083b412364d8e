"""What is said of a doctor over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.registry.doctor_status import DoctorStatus, Suspension
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import (
    ContactBody,
    ContactView,
    Line,
    View,
    read_all,
)

Several = msgspec.Meta(max_length=50)


class QualificationBody(Body):
    """A title, who gave it, and when."""

    title: Line
    institution: Line
    year: Annotated[int, msgspec.Meta(ge=0, le=9999)]

    def read(self) -> Qualification:
        """The qualification."""
        return Qualification(
            title=self.title, institution=self.institution, year=self.year
        )


class LicenceBody(Body):
    """The council's permission to practise; `valid_until` is its last day."""

    council: Line
    number: Line
    valid_until: date

    def read(self) -> Licence:
        """The licence."""
        return Licence(
            council=self.council, number=self.number, valid_until=self.valid_until
        )


class DoctorBody(Body):
    """A doctor who applies."""

    name: Line
    contact: ContactBody
    specialties: Annotated[list[Line], Several]
    qualifications: Annotated[list[QualificationBody], Several]
    licence: LicenceBody
    gender: Gender | None = None


class DoctorChangesBody(Body):
    """What is to be different; what is left out stays."""

    name: Line | None = None
    contact: ContactBody | None = None
    specialties: Annotated[list[Line], Several] | None = None
    qualifications: Annotated[list[QualificationBody], Several] | None = None
    licence: LicenceBody | None = None
    gender: Gender | None = None

    def learned(self) -> tuple[Qualification, ...] | None:
        """The qualifications, if they are to be different."""
        return None if self.qualifications is None else read_all(self.qualifications)


class SuspensionBody(Body):
    """Why a doctor may not work here for now."""

    reason: Annotated[str, msgspec.Meta(max_length=500)]


class QualificationView(View):
    """A title, who gave it, and when."""

    title: str
    institution: str
    year: int

    @classmethod
    def of(cls, qualification: Qualification) -> QualificationView:
        """The qualification."""
        return cls(
            title=qualification.title,
            institution=qualification.institution,
            year=qualification.year,
        )


class LicenceView(View):
    """The council's permission to practise; `valid_until` is its last day."""

    council: str
    number: str
    valid_until: date


class SuspensionView(View):
    """Why and since when a doctor may not work here."""

    reason: str
    since: datetime


class DoctorCardView(View):
    """A doctor as the directory shows them."""

    id: UUID
    number: str
    name: str
    gender: Gender | None
    specialties: tuple[str, ...]
    qualifications: list[QualificationView]
    active: bool
    status: DoctorStatus | None

    @classmethod
    def of(cls, card: DoctorCard) -> DoctorCardView:
        """The doctor's card."""
        return cls(
            id=card.id.value,
            number=card.number,
            name=card.name,
            gender=card.gender,
            specialties=card.specialties,
            qualifications=[QualificationView.of(q) for q in card.qualifications],
            active=card.active,
            status=card.status,
        )


class DoctorView(View):
    """A doctor's whole file."""

    id: UUID
    number: str
    name: str
    contact: ContactView
    specialties: tuple[str, ...]
    qualifications: list[QualificationView]
    licence: LicenceView
    gender: Gender | None
    status: DoctorStatus
    suspension: SuspensionView | None
    registered_at: datetime
    version: int

    @classmethod
    def of(cls, doctor: Doctor) -> DoctorView:
        """The doctor's file."""
        return cls(
            id=doctor.id.value,
            number=doctor.number,
            name=doctor.name,
            contact=ContactView.of(doctor.contact),
            specialties=doctor.specialties,
            qualifications=[QualificationView.of(q) for q in doctor.qualifications],
            licence=_licence(doctor.licence),
            gender=doctor.gender,
            status=doctor.status,
            suspension=_suspension(doctor.suspension),
            registered_at=doctor.registered_at,
            version=doctor.version,
        )


def _suspension(suspension: Suspension | None) -> SuspensionView | None:
    if suspension is None:
        return None
    return SuspensionView(reason=suspension.reason, since=suspension.since)


def _licence(licence: Licence) -> LicenceView:
    return LicenceView(
        council=licence.council,
        number=licence.number,
        valid_until=licence.valid_until,
    )
