"""Somebody is named to act for a patient (P5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.identify_patient import NobodyHasThisNumber
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.privacy.events import GuardianNamed
from mediklaud.domain.privacy.guardianship import Basis, Guardianship
from mediklaud.domain.privacy.majority import (
    last_day_for,
    require_minor,
    require_no_paper,
    require_of_age,
)
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import GuardianshipId, PatientId
from mediklaud.domain.shared.numbers import checked
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.ports.billing import Accounts
from mediklaud.ports.registry import Patients
from mediklaud.ports.rights import Guardianships
from mediklaud.ports.system import Events, Ids


@frozen
class AlreadyGuardian(RuleBroken):
    """They act for this patient already: end that first."""

    rule: ClassVar[str] = "P5"
    guardianship_id: GuardianshipId


@frozen(kw_only=True)
class NameGuardian(Command[Guardianship]):
    """Let another patient act for this one, in some things and until some day."""

    permission: ClassVar = Permission.MANAGE_GUARDIANS
    patient_id: PatientId
    guardian_number: str
    scopes: tuple[ProxyScope, ...]
    basis: Basis
    until: date | None = None
    """The first day it does not hold; if nothing is said, as the policy has it."""


def name_guardian(
    command: NameGuardian,
    *,
    patients: Patients,
    accounts: Accounts,
    guardianships: Guardianships,
    policy: PrivacyPolicy,
    hospital: Hospital,
    ids: Ids,
    actor: Actor,
    now: datetime,
    events: Events,
) -> Guardianship:
    """Name them by their own number: a shared phone or name gives nobody anything."""
    accounts.lock(command.patient_id)  # two clerks do not name the same one twice
    ward = patients.get(command.patient_id)
    ward.require_own_file()
    guardian = _numbered(command.guardian_number, patients)
    if not actor.is_staff:
        require_no_paper(command.basis)
    until = _until(command, ward, guardian, hospital.day_of(now), policy)
    _require_new(guardian.id, guardianships.about(ward.id), now)
    guardianship = Guardianship(
        id=ids.new(GuardianshipId),
        patient_id=ward.id,
        guardian_id=guardian.id,
        patient_number=ward.number,
        guardian_number=guardian.number,
        scopes=command.scopes,
        basis=command.basis,
        until=until,
        ends_at=hospital.start_of(until),
        named_at=now,
        named_by=actor.account_id,
        verified_by=actor.account_id if actor.is_staff else None,
    )
    guardianships.add(guardianship)
    events.tell(GuardianNamed(guardianship))
    return guardianship


def _numbered(number: str, patients: Patients) -> Patient:
    guardian_id = patients.numbered(checked(number))
    if guardian_id is None:
        raise NobodyHasThisNumber
    return patients.hold(guardian_id)


def _until(
    command: NameGuardian,
    ward: Patient,
    guardian: Patient,
    today: date,
    policy: PrivacyPolicy,
) -> date:
    """The day it ends, if these two may be ward and guardian at all."""
    if command.basis is Basis.PARENT:
        require_minor(ward.id, ward.birth_date, today, policy)
    require_of_age(guardian.birth_date, today, policy)
    return last_day_for(ward.birth_date, command.until, today, policy)


def _require_new(
    guardian_id: PatientId, known: Iterable[Guardianship], now: datetime
) -> None:
    for one in known:
        if one.guardian_id == guardian_id and one.holds_at(now):
            raise AlreadyGuardian(one.id)
