"""What a service costs, and from which day to which."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.billing.tax import NO_TAX, TaxRate
from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import TariffId
from mediklaud.domain.shared.money import Money

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


@frozen
class MalformedService(InvalidValue):
    """A service is named by a short code in small letters: follow_up."""

    rule: ClassVar[str] = "B2"


@frozen
class UnknownService(InvalidValue):
    """Nothing is charged as this: name a visit, or medicine_ or procedure_ and code."""

    rule: ClassVar[str] = "B2"
    known: tuple[str, ...]


@frozen
class NegativePrice(InvalidValue):
    """A price is nothing or more."""

    rule: ClassVar[str] = "B1"


@frozen
class EmptyValidity(InvalidValue):
    """A tariff ends on the day it begins, or later."""

    rule: ClassVar[str] = "B2"
    valid_from: date
    valid_to: date


@frozen
class TariffOverlaps(RuleBroken):
    """Another tariff of this service is valid on some of these days."""

    rule: ClassVar[str] = "B2"
    tariff_id: TariffId


@frozen
class TariffNotFound(NotFound):
    """There is no such tariff."""

    rule: ClassVar[str] = "B2"
    tariff_id: TariffId


@frozen
class TariffHasPriced(RuleBroken):
    """Something has been charged since it began: set another one from a later day."""

    rule: ClassVar[str] = "B2"
    tariff_id: TariffId


@frozen
class NoTariff(RuleBroken):
    """No tariff prices this service on its day: set one, or give a price."""

    rule: ClassVar[str] = "B2"
    service: str
    day: date


def a_service(_instance: object, _attribute: object, value: str) -> None:
    """Refuse what cannot be a service's code."""
    if not _CODE.fullmatch(value):
        raise MalformedService


def no_negative_price(_instance: object, _attribute: object, value: Money) -> None:
    """Refuse a price below nothing."""
    if value.minor < 0:
        raise NegativePrice


@frozen(kw_only=True)
class Tariff:
    """The price of a service on every day from `valid_from` to `valid_to`, both in."""

    id: TariffId
    service: str = field(validator=a_service)
    price: Money = field(validator=no_negative_price)
    tax_rate: TaxRate = NO_TAX
    valid_from: date
    valid_to: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise EmptyValidity(self.valid_from, self.valid_to)

    def is_valid_on(self, day: date) -> bool:
        """Does it price what is done on this day?"""
        return self.valid_from <= day <= (self.valid_to or date.max)

    def overlaps(self, other: Tariff) -> bool:
        """Is there a day on which both price the same service?"""
        return (
            self.service == other.service
            and self.valid_from <= (other.valid_to or date.max)
            and other.valid_from <= (self.valid_to or date.max)
        )

    def begins_with(self, other: Tariff) -> bool:
        """Do both price the same service from the same day on?"""
        return (self.service, self.valid_from) == (other.service, other.valid_from)

    def gives_way_to(self, successor: Tariff) -> Tariff:
        """An open-ended tariff ends the day before its successor begins."""
        is_open = self.valid_to is None and self.valid_from < successor.valid_from
        if not is_open:
            raise TariffOverlaps(self.id)
        return evolve(self, valid_to=successor.valid_from - timedelta(days=1))
