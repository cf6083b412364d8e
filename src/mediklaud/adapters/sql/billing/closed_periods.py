"""Up to which days the books are closed, in their table."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, select, text
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.journal_tables import closed_periods
from mediklaud.adapters.sql.billing.journal_triggers import LOCK
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.billing.closed_period import ClosedPeriod
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId

_c = closed_periods.c
_LOCK = text(f"select pg_advisory_xact_lock({LOCK.format(':this')})")
_ADD = insert(closed_periods)
_ALL = select(closed_periods).where(here(closed_periods)).order_by(_c.until.desc())
_LAST = _ALL.limit(1)
_AS_LATE = _LAST.where(_c.until >= bindparam("day"))


@frozen
class SqlClosedPeriods:
    """The `closed_periods` table."""

    database: Database

    def lock(self) -> None:
        """On SQLite only one transaction writes at a time."""
        if self.database.dialect == "postgresql":
            self.database.connection.execute(
                _LOCK, {"this": str(self.database.hospital_id)}
            )

    def last(self) -> ClosedPeriod | None:
        row = self.database.first(_LAST)
        return None if row is None else _to_period(row)

    def add(self, period: ClosedPeriod) -> None:
        if self.database.first(_AS_LATE, day=period.until) is not None:
            raise Contended
        by = period.closed_by
        try:
            self.database.change(
                _ADD,
                until=period.until,
                closed_at=period.closed_at,
                closed_by=None if by is None else by.value,
            )
        except IntegrityError as error:
            raise Contended from error

    def all(self) -> tuple[ClosedPeriod, ...]:
        return tuple(map(_to_period, self.database.rows(_ALL)))


def _to_period(row: Row[Any]) -> ClosedPeriod:
    return ClosedPeriod(
        until=row.until,
        closed_at=row.closed_at,
        closed_by=row.closed_by and AccountId(row.closed_by),
    )
