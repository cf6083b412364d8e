"""Patients as rows, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import is_word, tokens_of
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.domain.shared.texts import code_key, name_key


def to_row(patient: Patient) -> dict[str, object]:
    """The row of `patients`, but for its keys."""
    return {
        "number": patient.number,
        "name": patient.name,
        "name_key": name_key(patient.name),
        "birth_date": patient.birth_date.day,
        "birth_date_estimated": patient.birth_date.estimated,
        "phone": patient.contact.phone,
        "email": patient.contact.email,
        "address_line": patient.address.line,
        "city": patient.address.city,
        "postcode": patient.address.postcode,
        "country": patient.address.country,
        "gender": patient.gender,
        "national_id": patient.national_id,
        "national_id_key": patient.national_id and code_key(patient.national_id),
        "consents": [[c.channel.value, c.purpose.value] for c in patient.consents],
        "status": patient.status.value,
        "enrolled_at": patient.enrolled_at,
        "duplicate_reason": patient.duplicate_reason,
        "version": patient.version,
    }


def to_token_rows(patient: Patient) -> list[dict[str, object]]:
    """The rows of `patient_tokens`; a word knows the words it stands with."""
    names = name_key(patient.name)
    return [
        {
            "token": token,
            "patient_id": patient.id.value,
            "name_key": names if is_word(token) else "",
        }
        for token in sorted(tokens_of(patient))
    ]


def to_card(row: Row[Any]) -> PatientCard:
    """One line of a search's result."""
    return PatientCard(
        id=PatientId(row.id),
        number=row.number,
        name=row.name,
        birth_date=BirthDate(day=row.birth_date, estimated=row.birth_date_estimated),
    )


def to_patient(row: Row[Any]) -> Patient:
    """The patient of a row of `patients`."""
    return Patient(
        id=PatientId(row.id),
        number=row.number,
        name=row.name,
        birth_date=BirthDate(day=row.birth_date, estimated=row.birth_date_estimated),
        contact=Contact(phone=row.phone, email=row.email),
        address=_address(row),
        gender=row.gender and Gender(row.gender),
        national_id=row.national_id,
        consents=_consents(row.consents),
        status=PatientStatus(row.status),
        enrolled_at=row.enrolled_at,
        duplicate_reason=row.duplicate_reason,
        version=row.version,
    )


def _address(row: Row[Any]) -> Address:
    return Address(
        line=row.address_line,
        city=row.city,
        postcode=row.postcode,
        country=row.country,
    )


def _consents(rows: list[tuple[str, str]]) -> tuple[Consent, ...]:
    return tuple(Consent(ContactChannel(c), ContactPurpose(p)) for c, p in rows)
