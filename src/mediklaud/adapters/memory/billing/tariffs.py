"""Prices, in a dictionary."""

from datetime import date

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.errors import Contended


@frozen
class MemoryTariffs:
    """Tariffs by their id."""

    tables: Tables

    def lock(self) -> None:
        """Transactions in memory come one after the other anyway."""

    def of_service(self, service: str) -> tuple[Tariff, ...]:
        return tuple(t for t in self.all() if t.service == service)

    def add(self, tariff: Tariff) -> None:
        same_service = self.of_service(tariff.service)
        if any(t.valid_from == tariff.valid_from for t in same_service):
            raise Contended
        self.tables["tariffs"][tariff.id] = tariff

    def save(self, tariff: Tariff) -> None:
        self.tables["tariffs"][tariff.id] = tariff

    def withdraw(self, tariff: Tariff) -> None:
        del self.tables["tariffs"][tariff.id]

    def valid_on(self, service: str, day: date) -> Tariff | None:
        valid = (t for t in self.of_service(service) if t.is_valid_on(day))
        return next(valid, None)

    def all(self) -> tuple[Tariff, ...]:
        tariffs = self.tables["tariffs"].values()
        return tuple(sorted(tariffs, key=lambda t: (t.service, t.valid_from)))
