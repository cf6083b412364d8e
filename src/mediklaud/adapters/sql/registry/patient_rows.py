"""Patients as rows, and back: who it is lies sealed, what joins them lies open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.registry.tokens import Token, TokenKind, tokens_of
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.domain.shared.texts import code_key


def to_row(patient: Patient, database: Database) -> dict[str, object]:
    """The row of `patients`, but for its keys."""
    return {
        "number_key": index_of(_number(patient.number), database),
        "status": patient.status.value,
        "merged_into": patient.merged_into and patient.merged_into.value,
        "enrolled_at": patient.enrolled_at,
        "version": patient.version,
        "index_key": database.index_key,
        "sealed": database.seal(patients, patient.id.value, _private(patient)),
    }


def to_token_rows(patient: Patient, database: Database) -> list[dict[str, object]]:
    """The rows of `patient_tokens`: unreadable, but equal where the tokens are."""
    indexes = {index_of(token, database) for token in tokens_of(patient)}
    return [
        {"token": index, "patient_id": patient.id.value} for index in sorted(indexes)
    ]


def index_of(token: Token, database: Database) -> int:
    """Under what a token is kept."""
    return database.index(token.kind.value, token.text)


def indexes_of(token: Token, database: Database) -> tuple[int, ...]:
    """Under what it may be kept, while keys are changed."""
    return database.indexes(token.kind.value, token.text)


def indexes_of_number(number: str, database: Database) -> tuple[int, ...]:
    """Under what a patient's number may be kept."""
    return indexes_of(_number(number), database)


def _number(number: str) -> Token:
    return Token(TokenKind.NUMBER, code_key(number))


def _private(patient: Patient) -> dict[str, object]:
    return {
        "number": patient.number,
        "name": patient.name,
        "birth_date": patient.birth_date.day.isoformat(),
        "birth_date_estimated": patient.birth_date.estimated,
        "phone": patient.contact.phone,
        "email": patient.contact.email,
        "line": patient.address.line,
        "city": patient.address.city,
        "postcode": patient.address.postcode,
        "country": patient.address.country,
        "gender": patient.gender,
        "national_id": patient.national_id,
        "consents": [[c.channel.value, c.purpose.value] for c in patient.consents],
        "duplicate_reason": patient.duplicate_reason,
        "former_numbers": list(patient.former_numbers),
    }


def to_patient(row: Row[Any], database: Database) -> Patient:
    """The patient of a row of `patients`."""
    private = unsealed(row.id, row.sealed, database)
    return Patient(
        id=PatientId(row.id),
        number=private["number"],
        name=private["name"],
        birth_date=BirthDate(
            day=date.fromisoformat(private["birth_date"]),
            estimated=private["birth_date_estimated"],
        ),
        contact=Contact(phone=private["phone"], email=private["email"]),
        address=_address(private),
        gender=private["gender"] and Gender(private["gender"]),
        national_id=private["national_id"],
        consents=to_consents(private["consents"]),
        status=PatientStatus(row.status),
        enrolled_at=row.enrolled_at,
        duplicate_reason=private["duplicate_reason"],
        former_numbers=tuple(private["former_numbers"]),
        merged_into=row.merged_into and PatientId(row.merged_into),
        version=row.version,
    )


def unsealed(patient_id: UUID, sealed: bytes, database: Database) -> dict[str, Any]:
    """What a row says of the person."""
    return database.unseal(patients, patient_id, sealed)


def to_consents(pairs: Sequence[tuple[str, str]]) -> tuple[Consent, ...]:
    """To what the patient agrees."""
    return tuple(Consent(ContactChannel(c), ContactPurpose(p)) for c, p in pairs)


def _address(private: Mapping[str, Any]) -> Address:
    return Address(
        line=private["line"],
        city=private["city"],
        postcode=private["postcode"],
        country=private["country"],
    )
