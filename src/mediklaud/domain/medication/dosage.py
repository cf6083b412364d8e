"""How much of a medicine, how often, for how long; and what that comes to (H5)."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.preparation import BaseUnit, Form

_MEASURED = frozenset({BaseUnit.MILLILITRE, BaseUnit.GRAM, BaseUnit.DOSE})
_FINEST = Decimal("0.001")


@frozen
class ImpossibleDosage(InvalidValue):
    """A dose, its times a day, its days and refills are numbers that can be taken."""

    rule: ClassVar[str] = "H5"
    field: str


@frozen
class QuantityIsCounted(InvalidValue):
    """What is counted in tablets follows from dose and days; nobody sets it by hand."""

    rule: ClassVar[str] = "H5"


@frozen
class QuantityNeedsReason(InvalidValue):
    """A quantity that is not the computed one needs a reason, and a reason that."""

    rule: ClassVar[str] = "H5"


def _within(what: str, least: int | Decimal, most: int, value: int | Decimal) -> None:
    if not least <= value <= most:
        raise ImpossibleDosage(what)


@frozen(kw_only=True)
class Dosage:
    """So many base units at a time, so often, every so many days, for so long."""

    dose: Decimal = field(validator=instance_of(Decimal))
    times_a_day: int
    every_days: int = 1
    as_needed: bool = False
    duration_days: int

    def __attrs_post_init__(self) -> None:
        if not self.dose.is_finite() or self.dose % _FINEST:
            raise ImpossibleDosage("dose")
        _within("dose", _FINEST, 10_000, self.dose)
        _within("times_a_day", 1, 24, self.times_a_day)
        _within("every_days", 1, 366, self.every_days)
        _within("duration_days", 1, 366, self.duration_days)

    @property
    def quantity(self) -> int:
        """What it comes to, in whole base units; a part of one is a whole one."""
        days = -(-self.duration_days // self.every_days)
        exact = self.dose * self.times_a_day * days
        return int(exact.to_integral_value(ROUND_CEILING))


def quantity_of(
    form: Form, dosage: Dosage, by_hand: int | None, reason: str | None
) -> int:
    """The computed one, or that which was set by hand where it cannot be counted.

    Millilitres, grams and puffs come in bottles and tubes, and what is taken as
    needed is not all taken: there the doctor may say how much.
    """
    if (by_hand is None) != (reason is None):
        raise QuantityNeedsReason
    if by_hand is None:
        return dosage.quantity
    if form.unit not in _MEASURED and not dosage.as_needed:
        raise QuantityIsCounted
    _within("quantity", 1, 100_000, by_hand)
    return by_hand
