"""A dispensation was a mistake: it is undone as a whole (H9)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.medication.renewals import Renewals
from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.pharmacist import pharmacist_in
from mediklaud.application.pharmacy.registering import Registering
from mediklaud.application.pharmacy.shelves import Shelves
from mediklaud.application.pharmacy.telling import returned
from mediklaud.application.pharmacy.within_reach import WithinReach
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.dispensation import Dispensation, DispensationStatus
from mediklaud.domain.pharmacy.register_line import Entry
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class CancelDispensation(Command[Dispensation]):
    """Put everything back into the batches it came from."""

    permission: ClassVar = Permission.DISPENSE
    dispensation_id: DispensationId
    reason: str = field(repr=False)


def cancel_dispensation(
    command: CancelDispensation,
    *,
    reach: WithinReach,
    dispensations: Dispensations,
    prescriptions: Prescriptions,
    renewals: Renewals,
    shelves: Shelves,
    registering: Registering,
    events: Events,
    actor: Actor,
    now: datetime,
) -> Dispensation:
    """The prescription can be handed out once more; what was charged is credited."""
    prescription_id = reach.read(command.dispensation_id).prescription_id
    prescription = prescriptions.hold(prescription_id)
    before = dispensations.hold(command.dispensation_id)
    undone = before.cancel(command.reason)
    dispensations.save(undone)
    renewals.take_back(prescription, undone.quantity)
    shelves.put_back(undone)
    if before.status is DispensationStatus.DONE:
        if undone.controlled:
            by = pharmacist_in(actor)
            registering.write(Entry.CANCELLED, undone, undone.quantity, by)
        events.tell(returned(undone, undone.quantity, 0, now))
    return undone
