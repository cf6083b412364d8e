"""Billing takes back a price that was set by mistake."""

from datetime import datetime, time
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.tariff import TariffHasPriced, TariffNotFound
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import TariffId
from mediklaud.ports.billing import Charges, Tariffs


@frozen(kw_only=True)
class WithdrawTariff(Command[None]):
    """Forget a tariff that has priced nothing; the one before it stays ended."""

    permission: ClassVar = Permission.SET_TARIFF
    tariff_id: TariffId


def withdraw_tariff(
    command: WithdrawTariff, *, tariffs: Tariffs, charges: Charges, hospital: Hospital
) -> None:
    """Nothing costs this from now on; what was priced by it keeps its price (B2)."""
    tariffs.lock()
    found = [one for one in tariffs.all() if one.id == command.tariff_id]
    if not found:
        raise TariffNotFound(command.tariff_id)
    begins = datetime.combine(found[0].valid_from, time.min, hospital.time_zone)
    if charges.priced_since(found[0].service, begins):
        raise TariffHasPriced(command.tariff_id)
    tariffs.withdraw(found[0])
