"""A senior doctor lets through what the knowledge forbids (M3)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.medication.signing import Signing
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import Approval
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class ApproveOverride(Command[Written]):
    """Stand, as a second person, for what another prescribed."""

    permission: ClassVar = Permission.OVERRIDE_CONTRAINDICATION
    prescription_id: PrescriptionId
    reason: str = field(repr=False)


def approve_override(
    command: ApproveOverride, *, prescriptions: Prescriptions, signing: Signing
) -> Written:
    """Checked anew: what came up since must have its answer, too."""
    held = prescriptions.hold(command.prescription_id)
    actor, now = signing.actor, signing.chart.now
    approval = Approval(by=own_account(actor), at=now, reason=command.reason)
    approved = held.approve(approval, doctor_id=actor.doctor_id)
    approved.require_dispensable(signing.chart.today)
    checked = signing.check_again(approved)
    prescriptions.save(approved)
    return Written(prescription=approved, checked=checked)
