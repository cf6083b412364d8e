"""How doctors look over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.registry.doctor_status import DoctorStatus, Suspension
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.entrypoints.http.person import ContactView
from mediklaud.entrypoints.http.wire import View


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
