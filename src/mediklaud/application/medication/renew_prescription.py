"""A doctor prescribes the same once more."""

from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.medication.drafting import Drafting
from mediklaud.application.medication.renewals import RENEWED, Renewals
from mediklaud.application.medication.signing import Signing
from mediklaud.application.medication.within_reach import WithinReach
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions


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
    renewals: Renewals,
) -> Written:
    """A new one follows the old, of which nothing more is handed out."""
    old = within_reach.hold(command.prescription_id, command.permission)
    old.require(PrescriptionStatus.OPEN, PrescriptionStatus.COMPLETED)
    renewals.require_none_waits(old)
    draft = drafting.draft(Regimen.of(old), old.patient_id)
    written = signing.sign(evolve(draft, renews=old.id), command.overrides)
    if old.status is PrescriptionStatus.OPEN:
        prescriptions.save(old.cancel(on=renewals.today, reason=RENEWED))
    prescriptions.add(written.prescription)
    return written
