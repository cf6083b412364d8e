"""A doctor takes a prescription back."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.medication.within_reach import WithinReach
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class CancelPrescription(Command[Prescription]):
    """Let nothing more of it be handed out, for a reason."""

    permission: ClassVar = Permission.PRESCRIBE
    prescription_id: PrescriptionId
    reason: str = field(repr=False)


def cancel_prescription(
    command: CancelPrescription,
    *,
    prescriptions: Prescriptions,
    within_reach: WithinReach,
    hospital: Hospital,
    now: datetime,
) -> Prescription:
    """Any doctor in care of the patient may: what was handed out stays so."""
    held = within_reach.hold(command.prescription_id, command.permission)
    cancelled = held.cancel(on=hospital.day_of(now), reason=command.reason)
    prescriptions.save(cancelled)
    return cancelled
