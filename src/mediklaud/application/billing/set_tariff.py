"""Billing says what a service costs."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import TariffId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Tariffs
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class SetTariff(Command[Tariff]):
    """Price a service from a day on; a tariff without an end gives way to it."""

    permission: ClassVar = Permission.SET_TARIFF
    service: str
    price: Money
    tax_rate: int = 0
    """In basis points: 750 is 7.5 %."""
    valid_from: date
    valid_to: date | None = None


def set_tariff(
    command: SetTariff, *, tariffs: Tariffs, ids: Ids, hospital: Hospital
) -> Tariff:
    """Set it, unless another is valid on one of its days."""
    hospital.require_own_currency(command.price)
    tariff = Tariff(
        id=ids.new(TariffId),
        service=command.service,
        price=command.price,
        tax_rate=TaxRate(command.tax_rate),
        valid_from=command.valid_from,
        valid_to=command.valid_to,
    )
    tariffs.lock()
    for other in tariffs.of_service(tariff.service):
        if other.overlaps(tariff):
            tariffs.save(other.gives_way_to(tariff))
    tariffs.add(tariff)
    return tariff
