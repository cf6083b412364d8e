"""Billing prices a service that has no price yet, or a wrong one."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.billing.tariff import NoTariff
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ChargeId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Charges, Tariffs


@frozen(kw_only=True)
class PriceCharge(Command[Charge]):
    """Price a charge that stands on no invoice."""

    permission: ClassVar = Permission.INVOICE
    charge_id: ChargeId
    price: Money | None = None
    """If none is given: the tariff that is valid by now for the day of the service."""
    tax_rate: int = 0
    """In basis points; goes with the price."""


def price_charge(
    command: PriceCharge,
    *,
    charges: Charges,
    tariffs: Tariffs,
    hospital: Hospital,
    scope: Scope,
) -> Charge:
    """Give it the price, whatever it had before."""
    charge = charges.get(command.charge_id, scope)
    if command.price is None:
        priced = _by_tariff(charge, tariffs, hospital)
    else:
        hospital.require_own_currency(command.price)
        priced = charge.priced(command.price, TaxRate(command.tax_rate))
    return charges.save(priced)


def _by_tariff(charge: Charge, tariffs: Tariffs, hospital: Hospital) -> Charge:
    day = hospital.day_of(charge.served_at)
    tariff = tariffs.valid_on(charge.service, day)
    if tariff is None:
        raise NoTariff(charge.service, day)
    return charge.priced(tariff.price, tariff.tax_rate)
