"""Keep a patient's file up to date."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.changes import changes_in
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import NotPermitted
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.shared.consent import Consent
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, ContactChanges
from mediklaud.ports.registry import Patients

_ONES_OWN = "address consents".split()
_BY_THE_DESK = "name birth_date gender national_id status".split()


@frozen
class OnlyTheDeskChangesThis(NotPermitted):
    """You may change how to reach you; for the rest, please come to the desk."""

    rule: ClassVar[str] = "X1"
    fields: tuple[str, ...]


@frozen(kw_only=True)
class UpdatePatient(Command[Patient]):
    """Change what is given; what is left out stays.

    An empty `national_id` takes a wrong one away.
    """

    permission: ClassVar[Permission] = Permission.UPDATE_PATIENT
    patient_id: PatientId
    version: int
    name: str | None = None
    birth_date: BirthDate | None = None
    contact: ContactChanges = field(factory=ContactChanges)
    address: Address | None = None
    gender: Gender | None = None
    national_id: str | None = None
    consents: tuple[Consent, ...] | None = None
    status: PatientStatus | None = None


def update_patient(
    command: UpdatePatient,
    *,
    patients: Patients,
    scope: Scope,
    now: datetime,
    hospital: Hospital,
) -> Patient:
    """Change the file that the sender has read."""
    changes = _changes(command, scope)
    patient = patients.get(command.patient_id)
    patient.require_version(command.version)
    contact = command.contact.made_to(patient.contact)
    updated = evolve(patient, contact=contact, **changes)
    updated.birth_date.require_by(hospital.day_of(now))
    return patients.save(updated)


def _changes(command: UpdatePatient, scope: Scope) -> dict[str, Any]:
    """What is to be different; patients themselves change only how to reach them."""
    by_the_desk = changes_in(command, *_BY_THE_DESK)
    if by_the_desk and not scope.everyone:
        raise OnlyTheDeskChangesThis(tuple(by_the_desk))
    if by_the_desk.get("national_id") == "":
        by_the_desk["national_id"] = None
    return {**changes_in(command, *_ONES_OWN), **by_the_desk}
