"""Exact amounts: whole minor units and a currency, one rounding rule (B1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue

# ISO 4217: every currency has two decimals but these.
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_DIGITS = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_AMOUNT = re.compile(r"-?\d{1,15}(?:\.\d{1,4})?", re.ASCII)
_LARGEST = 10**17
"""Minor units beyond this are a slip of the keyboard, and would not fit a database."""


@frozen
class MalformedAmount(InvalidValue):
    """An amount is a number like 1500.50, with no more decimals than its currency."""

    rule: ClassVar[str] = "B1"


@frozen
class UnknownCurrency(InvalidValue):
    """A currency is three capital letters, as in ISO 4217."""

    rule: ClassVar[str] = "B1"


@frozen
class CurrencyMismatch(InvalidValue):
    """Amounts in different currencies cannot be put together."""

    rule: ClassVar[str] = "B1"
    one: str
    other: str


@frozen
class ImpossibleShares(InvalidValue):
    """An amount is shared out by weights of which none is negative and one counts."""

    rule: ClassVar[str] = "B1"


def digits_of(currency: str) -> int:
    """How many decimals the currency has."""
    return _DIGITS.get(currency, 2)


@lru_cache(256)
def _is_currency(code: str) -> bool:
    """There are few of them, and very many amounts."""
    return re.fullmatch("[A-Z]{3}", code) is not None


@frozen
class Money:
    """An exact amount: `minor` counts the currency's smallest unit (paisa, cents)."""

    minor: int = field()
    currency: str = field()

    @minor.validator
    def _sane(self, _attribute: object, value: object) -> None:
        if not isinstance(value, int):
            raise TypeError(value)
        if abs(value) > _LARGEST:
            raise MalformedAmount

    @currency.validator
    def _known(self, _attribute: object, value: str) -> None:
        if not _is_currency(value):
            raise UnknownCurrency

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, in this currency."""
        return cls(0, currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read `125.00`; refuse anything that would have to be rounded."""
        if not _AMOUNT.fullmatch(text):
            raise MalformedAmount
        minor = Fraction(text) * 10 ** digits_of(currency)
        if minor.denominator != 1:
            raise MalformedAmount
        return cls(int(minor), currency)

    @property
    def amount(self) -> str:
        """The amount as people write it: `125.00`."""
        digits = digits_of(self.currency)
        whole, part = divmod(abs(self.minor), 10**digits)
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{whole}.{part:0{digits}}" if digits else f"{sign}{whole}"

    def _same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)

    def __add__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same_currency(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same_currency(other)
        return self.minor <= other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def times(self, quantity: int) -> Money:
        """The price of several."""
        return Money(self.minor * quantity, self.currency)

    def part(self, share: Fraction) -> Money:
        """A share of it, rounded half to even: the one rounding rule."""
        return Money(round(self.minor * share), self.currency)

    def split(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Share it out by weights without losing a unit (largest remainder)."""
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ImpossibleShares
        shares = [divmod(self.minor * weight, total) for weight in weights]
        left = self.minor - sum(whole for whole, _ in shares)
        by_rest = sorted(range(len(shares)), key=lambda i: -shares[i][1])
        lucky = set(by_rest[:left])
        return tuple(
            Money(whole + (i in lucky), self.currency)
            for i, (whole, _) in enumerate(shares)
        )


def total(amounts: Iterable[Money], currency: str) -> Money:
    """All of them together; nothing adds up to nothing."""
    return sum(amounts, Money.zero(currency))
