"""A patient brings a medicine back (H9)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.pharmacist import pharmacist_in
from mediklaud.application.pharmacy.registering import Registering
from mediklaud.application.pharmacy.shelves import Shelves
from mediklaud.application.pharmacy.telling import returned
from mediklaud.application.pharmacy.within_reach import WithinReach
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.register_line import Entry
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class ReturnMedicine(Command[Dispensation]):
    """Take some of a dispensation back, batch by batch."""

    permission: ClassVar = Permission.DISPENSE
    dispensation_id: DispensationId
    parts: tuple[OfBatch, ...]
    unopened: bool
    reason: str = field(repr=False)


def return_medicine(
    command: ReturnMedicine,
    *,
    reach: WithinReach,
    dispensations: Dispensations,
    shelves: Shelves,
    registering: Registering,
    events: Events,
    actor: Actor,
    now: datetime,
) -> Dispensation:
    """To the shelf if it is unopened and may go there, else it is written off."""
    reach.read(command.dispensation_id)
    before = dispensations.hold(command.dispensation_id)
    after = before.take_back(
        command.parts,
        to=pharmacist_in(actor),
        at=now,
        unopened=command.unopened,
        reason=command.reason,
    )
    dispensations.save(after)
    quantity = before.kept - after.kept
    shelves.take_back(after, command.parts, unopened=command.unopened)
    if after.controlled:
        registering.write(Entry.RETURNED, after, quantity, pharmacist_in(actor))
    events.tell(returned(after, quantity, after.kept, now))
    return after
