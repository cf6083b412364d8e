"""Keep a patient's file up to date."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.changes import changes_in
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import NotPermitted, RuleBroken
from mediklaud.domain.registry.duplicates import Duplicates
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.shared.consent import Consent
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, ContactChanges
from mediklaud.ports.registry import Patients

_ONES_OWN = "address consents".split()
_BY_THE_DESK = "name birth_date gender national_id status duplicate_reason".split()
_IDENTIFYING = {"name", "birth_date", "national_id"}


@frozen
class OnlyTheDeskChangesThis(NotPermitted):
    """You may change how to reach you; for the rest, please come to the desk."""

    rule: ClassVar[str] = "X1"
    fields: tuple[str, ...]


@frozen
class OnlyAMergeMerges(RuleBroken):
    """A file becomes merged by a merge with the one that stays: ask for that."""

    rule: ClassVar[str] = "P3"
    patient_id: PatientId


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
    duplicate_reason: str | None = None
    """Why this is another person, if another file has the same papers or name."""


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
    patient.require_own_file()
    patient.require_version(command.version)
    contact = command.contact.made_to(patient.contact)
    updated = evolve(patient, contact=contact, **changes)
    updated.birth_date.require_by(hospital.day_of(now))
    if not _IDENTIFYING.isdisjoint(changes):
        others = patients.alike(updated)
        known = Duplicates.of(patient, others)
        found = Duplicates.of(updated, others)
        found.besides(known).require_reason(command.duplicate_reason)
    return patients.save(updated)


def _changes(command: UpdatePatient, scope: Scope) -> dict[str, Any]:
    """What is to be different; patients themselves change only how to reach them."""
    by_the_desk = changes_in(command, *_BY_THE_DESK)
    if by_the_desk and not scope.everyone:
        raise OnlyTheDeskChangesThis(tuple(by_the_desk))
    if command.status is PatientStatus.MERGED:
        raise OnlyAMergeMerges(command.patient_id)
    if by_the_desk.get("national_id") == "":
        by_the_desk["national_id"] = None
    return {**changes_in(command, *_ONES_OWN), **by_the_desk}
