"""Every row of a database as it was at one moment, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Engine, Row, Table, func, select, text

from mediklaud.adapters.sql import ports
from mediklaud.adapters.sql.engine import READS_ONLY
from mediklaud.adapters.sql.schema import metadata

BATCH = 500
_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    "sqlite": {READS_ONLY: True},
}
_WITHOUT_LIMITS = text(
    "select set_config('lock_timeout', '0', true),"
    " set_config('statement_timeout', '0', true)"
)


def tables() -> tuple[Table, ...]:
    """Each after those that it points to."""
    assert ports.PORTS, "importing the ports has declared every table"  # noqa: S101
    return tuple(metadata.sorted_tables)


def columns_of(table: Table) -> tuple[str, ...]:
    """Their names, as plain text."""
    return tuple(str(column.name) for column in table.columns)


@frozen
class Snapshot:
    """A database that stands still for whoever looks through this."""

    connection: Connection
    counts: tuple[int, ...]
    """How many rows each of the tables has."""

    def batches(self) -> Iterator[tuple[int, Sequence[Row[Any]]]]:
        """The number of a table, and some of its rows, table by table."""
        at_once = self.connection.execution_options(yield_per=BATCH)
        for number, table in enumerate(tables()):
            found = at_once.execute(select(table).order_by(*table.primary_key))
            with found as rows:
                for batch in rows.partitions():
                    yield number, batch


@contextmanager
def snapshot_of(engine: Engine, *, counted: bool = True) -> Iterator[Snapshot]:
    """One read transaction; nobody waits for it, and it sees no later change."""
    options = _OPTIONS[engine.dialect.name]
    with (
        engine.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        without_limits(connection)
        counts = tuple(_counts(connection)) if counted else ()
        yield Snapshot(connection, counts)


def without_limits(connection: Connection) -> None:
    """A big table takes longer than anything that people wait for."""
    if connection.dialect.name == "postgresql":
        connection.execute(_WITHOUT_LIMITS)


def _counts(connection: Connection) -> Iterator[int]:
    for table in tables():
        counting = select(func.count()).select_from(table)
        yield int(connection.execute(counting).scalar_one())
