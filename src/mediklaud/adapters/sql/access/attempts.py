"""How often people were wrong lately, in its table."""

from collections.abc import Collection
from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, case, delete, insert, select, update
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
_FORGET = delete(sign_in_attempts).where(
    _HERE, sign_in_attempts.c.last_at < bindparam("before", type_=Instant)
)


@frozen
class SqlSignInAttempts:
    """The `sign_in_attempts` table."""

    database: Database

    def failures(self, budgets: Collection[str]) -> tuple[Failures, ...]:
        rows = self.database.rows(_FIND, budgets=list(budgets))
        return tuple(
            Failures(budget=row.budget, count=row.failures, last_at=row.last_at)
            for row in rows
        )

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
