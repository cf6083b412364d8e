"""How often people were wrong lately, in its table."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, case, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.tables import sign_in_attempts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.access.throttle import Failures
from mediklaud.domain.errors import Contended

_HERE = here(sign_in_attempts)
_AMONG = sign_in_attempts.c.budget.in_(bindparam("budgets", expanding=True))
_FIND = select(sign_in_attempts).where(_HERE, _AMONG)
_CLEAR = delete(sign_in_attempts).where(_HERE, _AMONG)
_START = insert(sign_in_attempts)
_COUNT = (
    update(sign_in_attempts)
    .where(_HERE, sign_in_attempts.c.budget == bindparam("this"))
    .values(
        failures=case(
            (sign_in_attempts.c.last_at < bindparam("since", type_=Instant), 1),
            else_=sign_in_attempts.c.failures + 1,
        ),
        last_at=bindparam("now", type_=Instant),
    )
)
_FIRST = {
    "sqlite": sqlite.insert(sign_in_attempts).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(sign_in_attempts).on_conflict_do_nothing(),
}
_HOLD = _FIND.order_by(sign_in_attempts.c.budget).with_for_update()
_GIVE_BACK = (
    update(sign_in_attempts)
    .where(_HERE, sign_in_attempts.c.budget == bindparam("this"))
    .where(sign_in_attempts.c.failures > 0)
    .values(
        failures=sign_in_attempts.c.failures - 1,
        last_at=case(
            (
                sign_in_attempts.c.last_at == bindparam("at", type_=Instant),
                bindparam("before", type_=Instant),
            ),
            else_=sign_in_attempts.c.last_at,
        ),
    )
)
_FORGET = delete(sign_in_attempts).where(
    _HERE, sign_in_attempts.c.last_at < bindparam("before", type_=Instant)
)


@frozen
class SqlSignInAttempts:
    """The `sign_in_attempts` table."""

    database: Database

    def failures(self, budgets: Collection[str]) -> tuple[Failures, ...]:
        rows = self.database.rows(_FIND, budgets=list(budgets))
        return tuple(map(_to_failures, rows))

    def hold(self, budgets: Collection[str], now: datetime) -> tuple[Failures, ...]:
        rows = [{"budget": each, "failures": 0, "last_at": now} for each in budgets]
        self.database.add_all(_FIRST[self.database.dialect], rows)
        found = self.database.rows(_HOLD, budgets=list(budgets))
        return tuple(map(_to_failures, found))

    def give_back(self, before: Failures, at: datetime) -> None:
        given = {"this": before.budget, "at": at, "before": before.last_at}
        self.database.change(_GIVE_BACK, **given)

    def count(self, budget: str, now: datetime, since: datetime) -> None:
        if self.database.change(_COUNT, this=budget, now=now, since=since):
            return
        try:
            self.database.change(_START, budget=budget, failures=1, last_at=now)
        except IntegrityError as error:
            raise Contended from error

    def clear(self, budgets: Collection[str]) -> None:
        self.database.change(_CLEAR, budgets=list(budgets))

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)


def _to_failures(row: Row[Any]) -> Failures:
    return Failures(budget=row.budget, count=row.failures, last_at=row.last_at)
