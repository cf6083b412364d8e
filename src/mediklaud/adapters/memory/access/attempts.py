"""How often people were wrong lately, in a dictionary."""

from collections.abc import Collection
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.throttle import Failures


@frozen
class MemorySignInAttempts:
    """Failures by their budget."""

    tables: Tables

    def failures(self, budgets: Collection[str]) -> tuple[Failures, ...]:
        table = self.tables["sign_in_attempts"]
        return tuple(table[budget] for budget in budgets if budget in table)

    def hold(self, budgets: Collection[str], now: datetime) -> tuple[Failures, ...]:
        table = self.tables["sign_in_attempts"]
        return tuple(
            table.get(each) or Failures(budget=each, count=0, last_at=now)
            for each in budgets
        )

    def give_back(self, before: Failures, at: datetime) -> None:
        counted: Failures | None = self.tables["sign_in_attempts"].get(before.budget)
        if counted is not None and counted.count > 0:
            last_at = before.last_at if counted.last_at == at else counted.last_at
            less = evolve(counted, count=counted.count - 1, last_at=last_at)
            self.tables["sign_in_attempts"][before.budget] = less

    def count(self, budget: str, now: datetime, since: datetime) -> None:
        before: Failures | None = self.tables["sign_in_attempts"].get(budget)
        counted = 0 if before is None or before.last_at < since else before.count
        failures = Failures(budget=budget, count=counted + 1, last_at=now)
        self.tables["sign_in_attempts"][budget] = failures

    def clear(self, budgets: Collection[str]) -> None:
        for budget in budgets:
            self.tables["sign_in_attempts"].pop(budget, None)

    def forget(self, before: datetime) -> None:
        table = self.tables["sign_in_attempts"]
        self.clear([budget for budget in table if table[budget].last_at < before])
