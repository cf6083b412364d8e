"""Doctors as rows, and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.tables import doctors
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus, Suspension
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.registry.specialty import specialty_key
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.person import Contact
from mediklaud.domain.shared.texts import name_key


def to_row(doctor: Doctor, database: Database) -> dict[str, object]:
    """The row of `doctors`, but for its keys."""
    council_key, licence_key = doctor.licence.key
    qualifications = [[q.title, q.institution, q.year] for q in doctor.qualifications]
    return {
        "number": doctor.number,
        "name": doctor.name,
        "name_key": name_key(doctor.name),
        "gender": doctor.gender,
        "specialties": list(doctor.specialties),
        "qualifications": qualifications,
        "licence_council": doctor.licence.council,
        "licence_number": doctor.licence.number,
        "council_key": council_key,
        "licence_key": licence_key,
        "licence_until": doctor.licence.valid_until,
        "status": doctor.status.value,
        **_suspension_columns(doctor.suspension),
        "registered_at": doctor.registered_at,
        "registered_by": doctor.registered_by and doctor.registered_by.value,
        "version": doctor.version,
        "sealed": database.seal(doctors, doctor.id.value, _private(doctor)),
    }


def _private(doctor: Doctor) -> dict[str, object]:
    return {
        "phone": doctor.contact.phone,
        "email": doctor.contact.email,
        "suspension_reason": doctor.suspension and doctor.suspension.reason,
    }


def _suspension_columns(suspension: Suspension | None) -> dict[str, object]:
    return {
        "suspended_at": suspension and suspension.since,
        "status_before": suspension and suspension.before.value,
    }


def to_specialty_rows(doctor: Doctor) -> list[dict[str, object]]:
    """The rows of `doctor_specialties`."""
    return [
        {"specialty_key": specialty_key(text), "doctor_id": doctor.id.value}
        for text in doctor.specialties
    ]


def to_doctor(row: Row[Any], database: Database) -> Doctor:
    """The doctor of a row of `doctors`."""
    private = unsealed(row.id, row.sealed, database)
    return Doctor(
        id=DoctorId(row.id),
        number=row.number,
        name=row.name,
        gender=row.gender and Gender(row.gender),
        contact=Contact(phone=private["phone"], email=private["email"]),
        specialties=row.specialties,
        qualifications=_qualifications(row.qualifications),
        licence=Licence(
            council=row.licence_council,
            number=row.licence_number,
            valid_until=row.licence_until,
        ),
        status=DoctorStatus(row.status),
        suspension=_suspension(row, private["suspension_reason"]),
        registered_at=row.registered_at,
        registered_by=row.registered_by and AccountId(row.registered_by),
        version=row.version,
    )


def unsealed(doctor_id: UUID, sealed: bytes, database: Database) -> dict[str, Any]:
    """What a row keeps of a doctor from whoever reads the table."""
    return database.unseal(doctors, doctor_id, sealed)


def _qualifications(rows: list[tuple[str, str, int]]) -> tuple[Qualification, ...]:
    return tuple(
        Qualification(title=title, institution=institution, year=year)
        for title, institution, year in rows
    )


def _suspension(row: Row[Any], reason: str | None) -> Suspension | None:
    if row.suspended_at is None or reason is None:
        return None
    return Suspension(
        reason=reason,
        since=row.suspended_at,
        before=DoctorStatus(row.status_before),
    )
