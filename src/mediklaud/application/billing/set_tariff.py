"""Billing says what a service costs."""

from datetime import date, datetime, time
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.medicines import product_of
from mediklaud.domain.billing.procedures import is_procedure
from mediklaud.domain.billing.tariff import Tariff, UnknownService
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import TariffId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Charges, Tariffs
from mediklaud.ports.stock import Products
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class SetTariff(Command[Tariff]):
    """Price a service from a day on; a tariff without an end gives way to it.

    One that begins on the same day, and has priced nothing, was a mistake: it goes.
    """

    permission: ClassVar = Permission.SET_TARIFF
    service: str
    price: Money
    tax_rate: int = 0
    """In basis points: 750 is 7.5 %."""
    valid_from: date
    valid_to: date | None = None


def set_tariff(
    command: SetTariff,
    *,
    tariffs: Tariffs,
    charges: Charges,
    products: Products,
    ids: Ids,
    hospital: Hospital,
) -> Tariff:
    """Set it, unless another is valid on one of its days."""
    _require_known(command.service, products)
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
        if other.begins_with(tariff) and not _has_priced(other, charges, hospital):
            tariffs.withdraw(other)
        elif other.overlaps(tariff):
            tariffs.save(other.gives_way_to(tariff))
    tariffs.add(tariff)
    return tariff


def _require_known(service: str, products: Products) -> None:
    """Refuse a slip of the pen: it would price nothing, and nobody would notice."""
    code, known = product_of(service), tuple(VisitType)
    is_kept = code is not None and products.arriving([code])
    if service not in known and not is_kept and not is_procedure(service):
        raise UnknownService(known)


def _has_priced(tariff: Tariff, charges: Charges, hospital: Hospital) -> bool:
    begins = datetime.combine(tariff.valid_from, time.min, hospital.time_zone)
    return charges.priced_since(tariff.service, begins)
