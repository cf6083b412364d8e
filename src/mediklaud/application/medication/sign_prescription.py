"""A doctor signs a draft."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.medication.drafting import Drafting
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
class SignPrescription(Command[Written]):
    """Stand for a draft; from now on it never changes."""

    permission: ClassVar = Permission.PRESCRIBE
    prescription_id: PrescriptionId
    overrides: tuple[OverrideGiven, ...] = ()


def sign_prescription(
    command: SignPrescription,
    *,
    prescriptions: Prescriptions,
    within_reach: WithinReach,
    drafting: Drafting,
    signing: Signing,
) -> Written:
    """As it stands, in the name of whoever signs; checked on this day."""
    draft = within_reach.hold(command.prescription_id, command.permission)
    draft.require(PrescriptionStatus.DRAFT)
    own = drafting.redraft(draft, Regimen.of(draft))
    written = signing.sign(own, command.overrides)
    prescriptions.save(written.prescription)
    return written
