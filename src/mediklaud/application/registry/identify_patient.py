"""Whose number somebody holds in the hand."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.numbers import checked
from mediklaud.ports.access import Care
from mediklaud.ports.registry import Patients


@frozen
class NobodyHasThisNumber(NotFound):
    """Nobody has this number, or the patient is not yours to see."""

    rule: ClassVar[str] = "X1"


@frozen
class IdentifiedPatient:
    """Whose number it is; who that is, those may read who may read the file."""

    patient_id: PatientId


@frozen(kw_only=True)
class IdentifyPatient(Query[IdentifiedPatient]):
    """Tell which patient is meant by a number as it stands on a letter or a list."""

    permission: ClassVar[Permission] = Permission.IDENTIFY_PATIENT
    number: str


def identify_patient(
    query: IdentifyPatient,
    *,
    patients: Patients,
    care: Care,
    scope: Scope,
    now: datetime,
) -> IdentifiedPatient:
    """The patient with exactly this number; a doctor's only while in care."""
    found = patients.numbered(checked(query.number))
    if found is None or not _reaches(scope, care, found, now):
        raise NobodyHasThisNumber
    return IdentifiedPatient(found)


def _reaches(scope: Scope, care: Care, patient_id: PatientId, now: datetime) -> bool:
    doctor_id = scope.in_care_of
    return scope.covers(patient_id) or (
        doctor_id is not None and care.relates(doctor_id, patient_id, now)
    )
