"""One line of an invoice: a service, its price, the tax on it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge

from mediklaud.domain.billing.charge import Charge
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import ChargeId, DoctorId
from mediklaud.domain.shared.money import Money


@frozen
class LineDoesNotAddUp(InvalidValue):
    """A line's net is price times quantity; its gross is net and tax together."""

    rule: ClassVar[str] = "B1"


@frozen(kw_only=True)
class InvoiceLine:
    """What was done, by whom, when, and what it costs; the words as they were then."""

    charge_id: ChargeId
    description: str
    doctor_id: DoctorId
    doctor_name: str
    served_on: date
    quantity: int = field(default=1, validator=ge(1))
    unit_price: Money
    tax_rate: TaxRate
    net: Money
    tax: Money
    gross: Money

    def __attrs_post_init__(self) -> None:
        net = self.unit_price.times(self.quantity)
        if self.net != net or self.gross != self.net + self.tax:
            raise LineDoesNotAddUp

    @classmethod
    def of(cls, charge: Charge, served_on: date) -> InvoiceLine:
        """The line for a charge; its tax is rounded here, and nowhere else (B1)."""
        unit_price = charge.require_price()
        net = unit_price.times(charge.quantity)
        tax = charge.tax_rate.on(net)
        return cls(
            charge_id=charge.id,
            description=charge.description or _in_words(charge.service),
            doctor_id=charge.doctor_id,
            doctor_name=charge.doctor_name,
            served_on=served_on,
            quantity=charge.quantity,
            unit_price=unit_price,
            tax_rate=charge.tax_rate,
            net=net,
            tax=tax,
            gross=net + tax,
        )

    def gross_of(self, quantity: int) -> Money:
        """What so many of it would cost, with the tax on them."""
        net = self.unit_price.times(quantity)
        return net + self.tax_rate.on(net)


def _in_words(service: str) -> str:
    return service.replace("_", " ").capitalize()
