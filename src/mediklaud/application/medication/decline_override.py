"""A senior doctor does not let through what the knowledge forbids (M3)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class DeclineOverride(Command[Prescription]):
    """End what waits for a second person, for a reason."""

    permission: ClassVar = Permission.OVERRIDE_CONTRAINDICATION
    prescription_id: PrescriptionId
    reason: str = field(repr=False)


def decline_override(
    command: DeclineOverride,
    *,
    prescriptions: Prescriptions,
    hospital: Hospital,
    now: datetime,
) -> Prescription:
    """It is cancelled: the doctor who wrote it prescribes something else."""
    held = prescriptions.hold(command.prescription_id)
    held.require(PrescriptionStatus.AWAITING_APPROVAL)
    declined = held.cancel(on=hospital.day_of(now), reason=command.reason)
    prescriptions.save(declined)
    return declined
