"""Tax on a price: an exact rate, rounded once, on each line (B1)."""

from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.money import Money

_WHOLE = 10_000


@frozen
class ImpossibleTaxRate(InvalidValue):
    """A tax rate is a whole number of basis points from 0 to 10000 (100 %)."""

    rule: ClassVar[str] = "B1"


@frozen
class TaxRate:
    """A share of the net price in basis points: 750 is 7.5 %."""

    basis_points: int = field(default=0, validator=instance_of(int))

    @basis_points.validator
    def _possible(self, _attribute: object, value: int) -> None:
        if not 0 <= value <= _WHOLE:
            raise ImpossibleTaxRate

    def on(self, net: Money) -> Money:
        """The tax on this net amount."""
        return net.part(Fraction(self.basis_points, _WHOLE))


NO_TAX = TaxRate()
"""Most care is not taxed."""
