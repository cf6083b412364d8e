"""Billing finds that a service is not to be paid for."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.ports.billing import Charges


@frozen(kw_only=True)
class VoidCharge(Command[Charge]):
    """Take back a charge that stands on no invoice."""

    permission: ClassVar = Permission.INVOICE
    charge_id: ChargeId
    reason: str = field(repr=False)


def void_charge(command: VoidCharge, *, charges: Charges, scope: Scope) -> Charge:
    """Void it, with the reason."""
    charge = charges.get(command.charge_id, scope)
    return charges.save(charge.voided(command.reason))
