"""Vital signs: what is measured of nearly everybody who comes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from attrs import Attribute, asdict, field, frozen

from mediklaud.domain.errors import InvalidValue

_FINEST = Decimal("0.1")


@frozen
class Measure:
    """Nobody alive is beyond these; and what is counted."""

    least: Decimal | int
    most: int
    unit: str


MEASURES: Mapping[str, Measure] = {
    "systolic": Measure(30, 300, "mmHg"),
    "diastolic": Measure(10, 250, "mmHg"),
    "pulse": Measure(10, 350, "/min"),
    "temperature": Measure(20, 46, "°C"),
    "breaths": Measure(2, 120, "/min"),
    "oxygen": Measure(20, 100, "%"),
    "weight": Measure(Decimal("0.2"), 700, "kg"),
    "height": Measure(20, 280, "cm"),
}
"""By name, in the order in which they are told."""


@frozen
class ImpossibleVitalSign(InvalidValue):
    """Nobody has such a vital sign: look at the number, and at its unit."""

    rule: ClassVar[str] = "R1"
    sign: str
    least: Decimal | int
    most: int


@frozen
class HalfABloodPressure(InvalidValue):
    """A blood pressure has two numbers, the upper one above the lower."""

    rule: ClassVar[str] = "R1"


def _exact(value: Decimal | str | None) -> Decimal | None:
    """The number as it was read; what is none fails where its limits are looked at."""
    if value is None or isinstance(value, Decimal):
        return value
    try:
        return Decimal(value)
    except InvalidOperation:
        return Decimal("nan")


def _can_be(_: object, sign: Attribute[Any], value: Decimal | None) -> None:
    can = MEASURES[sign.name]
    if value is None or (
        value.is_finite() and can.least <= value <= can.most and not value % _FINEST
    ):
        return
    raise ImpossibleVitalSign(sign.name, can.least, can.most)


@frozen(kw_only=True, repr=False)
class Vitals:
    """What was measured at one visit; each in its unit, to a tenth at most."""

    systolic: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    diastolic: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    pulse: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    temperature: Decimal | None = field(
        default=None, converter=_exact, validator=_can_be
    )
    breaths: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    oxygen: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    """Saturation, by the finger."""
    weight: Decimal | None = field(default=None, converter=_exact, validator=_can_be)
    height: Decimal | None = field(default=None, converter=_exact, validator=_can_be)

    def __attrs_post_init__(self) -> None:
        upper, lower = self.systolic, self.diastolic
        if upper is None and lower is None:
            return
        if upper is None or lower is None or upper <= lower:
            raise HalfABloodPressure

    @property
    def measured(self) -> Mapping[str, Decimal]:
        """By name, those that were looked at."""
        told = asdict(self).items()
        return {name: value for name, value in told if value is not None}
