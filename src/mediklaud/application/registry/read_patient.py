"""A patient's file, without anything clinical."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class ReadPatient(Query[Patient]):
    """Who the patient is, and how to reach the patient."""

    permission: ClassVar[Permission] = Permission.READ_PATIENT
    patient_id: PatientId


def read_patient(query: ReadPatient, *, patients: Patients, scope: Scope) -> Patient:
    """The patient's file, as far as the reader's task needs it."""
    return patients.get(query.patient_id).seen_as(scope.sees)
