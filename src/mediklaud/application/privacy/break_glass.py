"""A clinician opens the record of one patient outside care (X3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.privacy.own_record import require_somebody_elses
from mediklaud.application.registry.identify_patient import NobodyHasThisNumber
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_factor
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.privacy.break_glass import BrokenGlass
from mediklaud.domain.privacy.events import GlassBroken
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, DoctorId, PatientId
from mediklaud.domain.shared.numbers import checked
from mediklaud.ports.privacy import BrokenGlasses
from mediklaud.ports.registry import Doctors, Patients
from mediklaud.ports.system import Events, Ids

_A_DAY = timedelta(hours=24)


@frozen
class NameOnePatient(InvalidValue):
    """Emergency access names one patient: by the number, or by the id."""

    rule: ClassVar[str] = "X3"


@frozen(kw_only=True)
class BreakGlass(Command[BrokenGlass]):
    """See a patient outside care for an hour; somebody else will ask why."""

    permission: ClassVar = Permission.BREAK_GLASS
    patient_id: PatientId | None = None
    patient_number: str | None = field(default=None, repr=False)
    reason_code: ReasonCode
    text: str = field(repr=False)


def break_glass(
    command: BreakGlass,
    *,
    glasses: BrokenGlasses,
    patients: Patients,
    doctors: Doctors,
    policy: PrivacyPolicy,
    access: AccessPolicy,
    ids: Ids,
    events: Events,
    actor: Actor,
    now: datetime,
) -> BrokenGlass:
    """Open it, tell the privacy officer, and ask for a review."""
    require_fresh_factor(actor, now, access)
    account_id, doctor_id = _clinician(actor)
    patient = _patient(command, patients)
    patient.require_own_file()
    require_somebody_elses(patient, doctors.get(doctor_id), actor)
    taken = glasses.taken_since(account_id, now - _A_DAY)
    glass = BrokenGlass(
        id=ids.new(BreakGlassId),
        account_id=account_id,
        doctor_id=doctor_id,
        patient_id=patient.id,
        reason=command.reason_code,
        text=command.text,
        begun_at=now,
        until=now + policy.break_glass_lasts,
        review_due=now + policy.review_within,
        urgent=taken >= policy.usual_in_a_day,
    )
    glasses.add(glass)
    events.tell(GlassBroken(break_glass_id=glass.id, urgent=glass.urgent))
    return glass


def _clinician(actor: Actor) -> tuple[AccountId, DoctorId]:
    """Somebody with an account who may see patients here just now."""
    if actor.account_id is None or actor.doctor_id is None or not actor.practises:
        raise RoleLacksPermission(Permission.BREAK_GLASS)
    return actor.account_id, actor.doctor_id


def _patient(command: BreakGlass, patients: Patients) -> Patient:
    if (command.patient_id is None) == (command.patient_number is None):
        raise NameOnePatient
    if command.patient_id is not None:
        return patients.get(command.patient_id)
    found = patients.numbered(checked(command.patient_number or ""))
    if found is None:
        raise NobodyHasThisNumber
    return patients.get(found)
