"""Prices, in their table."""

from datetime import date
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.tables import tariffs
from mediklaud.adapters.sql.counters import SqlCounters
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import TariffId
from mediklaud.domain.shared.money import Money

_t = tariffs.c
_ADD = insert(tariffs)
_END = (
    update(tariffs)
    .where(here(tariffs), _t.id == bindparam("this"))
    .values(valid_to=bindparam("ends_on"))
)
_WITHDRAW = delete(tariffs).where(is_param(tariffs, "id"))
_ALL = select(tariffs).where(here(tariffs)).order_by(_t.service, _t.valid_from)
_OF_SERVICE = _ALL.where(is_param(tariffs, "service"))
_VALID_ON = _OF_SERVICE.where(
    _t.valid_from <= bindparam("day"),
    _t.valid_to.is_(None) | (_t.valid_to >= bindparam("day")),
)


@frozen
class SqlTariffs:
    """The `tariffs` table."""

    database: Database

    def lock(self) -> None:
        SqlCounters(self.database).next("tariffs")

    def of_service(self, service: str) -> tuple[Tariff, ...]:
        rows = self.database.rows(_OF_SERVICE, service=service)
        return tuple(map(_to_tariff, rows))

    def add(self, tariff: Tariff) -> None:
        try:
            self.database.change(_ADD, **_to_row(tariff))
        except IntegrityError as error:
            raise Contended from error

    def save(self, tariff: Tariff) -> None:
        self.database.change(_END, this=tariff.id.value, ends_on=tariff.valid_to)

    def withdraw(self, tariff: Tariff) -> None:
        self.database.change(_WITHDRAW, id=tariff.id.value)

    def valid_on(self, service: str, day: date) -> Tariff | None:
        row = self.database.first(_VALID_ON, service=service, day=day)
        return None if row is None else _to_tariff(row)

    def all(self) -> tuple[Tariff, ...]:
        return tuple(map(_to_tariff, self.database.rows(_ALL)))


def _to_row(tariff: Tariff) -> dict[str, object]:
    return {
        "id": tariff.id.value,
        "service": tariff.service,
        "price_minor": tariff.price.minor,
        "currency": tariff.price.currency,
        "tax_points": tariff.tax_rate.basis_points,
        "valid_from": tariff.valid_from,
        "valid_to": tariff.valid_to,
    }


def _to_tariff(row: Row[Any]) -> Tariff:
    return Tariff(
        id=TariffId(row.id),
        service=row.service,
        price=Money(row.price_minor, row.currency),
        tax_rate=TaxRate(row.tax_points),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
