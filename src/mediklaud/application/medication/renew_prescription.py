"""A doctor prescribes the same once more."""

from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.medication.drafting import Drafting
from mediklaud.application.medication.signing import Signing
from mediklaud.application.medication.within_reach import WithinReach
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import AlreadyRenewed
from mediklaud.domain.medication.prescription_status import (
    WAITING,
    PrescriptionStatus,
)
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions

_RENEWED = "Renewed."


@frozen(kw_only=True)
class RenewPrescription(Command[Written]):
    """The same medicine, taken in the same way, checked anew."""

    permission: ClassVar = Permission.PRESCRIBE
    prescription_id: PrescriptionId
    overrides: tuple[OverrideGiven, ...] = ()


def renew_prescription(
    command: RenewPrescription,
    *,
    prescriptions: Prescriptions,
    within_reach: WithinReach,
    drafting: Drafting,
    signing: Signing,
) -> Written:
    """A new one follows the old, of which nothing more is handed out."""
    old = within_reach.hold(command.prescription_id, command.permission)
    old.require(PrescriptionStatus.OPEN, PrescriptionStatus.COMPLETED)
    _require_not_renewed(old, signing)
    draft = drafting.draft(Regimen.of(old), old.patient_id)
    written = signing.sign(evolve(draft, renews=old.id), command.overrides)
    if old.status is PrescriptionStatus.OPEN:
        today = drafting.hospital.day_of(drafting.now)
        prescriptions.save(old.cancel(on=today, reason=_RENEWED))
    prescriptions.add(written.prescription)
    return written


def _require_not_renewed(old: Prescription, signing: Signing) -> None:
    """Refuse a second one beside what follows it already."""
    today = signing.chart.today
    for other in signing.chart.in_use(old.patient_id):
        if other.renews == old.id and other.standing(today) in WAITING:
            raise AlreadyRenewed(old.id, other.id)
