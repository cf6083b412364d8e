"""A second pharmacist sees that a controlled medicine is right (H6)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.made_ready import MadeReady
from mediklaud.application.pharmacy.pharmacist import pharmacist_in
from mediklaud.application.pharmacy.registering import Registering
from mediklaud.application.pharmacy.telling import dispensed
from mediklaud.application.pharmacy.within_reach import WithinReach
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.register_line import Entry
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class WitnessDispensation(Command[Dispensation]):
    """Look at what was made ready, and sign the register with the other."""

    permission: ClassVar = Permission.DISPENSE
    dispensation_id: DispensationId


def witness_dispensation(
    command: WitnessDispensation,
    *,
    reach: WithinReach,
    made_ready: MadeReady,
    dispensations: Dispensations,
    registering: Registering,
    events: Events,
    actor: Actor,
) -> Dispensation:
    """From now on it counts, if it still may; never by who made it ready."""
    made_ready.require_fit(reach.read(command.dispensation_id))
    ready = dispensations.hold(command.dispensation_id)
    seen = ready.witnessed(pharmacist_in(actor))
    dispensations.save(seen)
    registering.write(Entry.DISPENSED, seen, -seen.quantity, seen.pharmacist)
    events.tell(dispensed(seen))
    return seen
