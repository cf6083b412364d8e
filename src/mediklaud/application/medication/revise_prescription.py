"""A doctor changes what was prescribed, before any of it is handed out."""

from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.medication.drafting import Drafting
from mediklaud.application.medication.signing import Signing
from mediklaud.application.medication.within_reach import WithinReach
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_status import (
    WAITING,
    PrescriptionStatus,
)
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions

_REPLACED = "Replaced by another version."


@frozen(kw_only=True)
class RevisePrescription(Command[Written]):
    """Prescribe something else in the place of this; a draft stays a draft."""

    permission: ClassVar = Permission.PRESCRIBE
    prescription_id: PrescriptionId
    regimen: Regimen
    overrides: tuple[OverrideGiven, ...] = ()


def revise_prescription(
    command: RevisePrescription,
    *,
    prescriptions: Prescriptions,
    within_reach: WithinReach,
    drafting: Drafting,
    signing: Signing,
) -> Written:
    """A draft changes; of what was signed a new version takes the place."""
    old = within_reach.hold(command.prescription_id, command.permission)
    old.require(PrescriptionStatus.DRAFT, *WAITING)
    if old.status is PrescriptionStatus.DRAFT:
        redrafted = drafting.redraft(old, command.regimen)
        written = signing.look(evolve(redrafted, version=old.version + 1))
        prescriptions.save(written.prescription)
        return written
    old.require_untouched()
    new = _version_of(old, command.regimen, drafting)
    written = signing.sign(new, command.overrides)
    today = drafting.hospital.day_of(drafting.now)
    prescriptions.save(old.cancel(on=today, reason=_REPLACED))
    prescriptions.add(written.prescription)
    return written


def _version_of(
    old: Prescription, regimen: Regimen, drafting: Drafting
) -> Prescription:
    new = drafting.draft(regimen, old.patient_id, old.consultation_id)
    return evolve(new, replaces=old.id, renews=old.renews)
