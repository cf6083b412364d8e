"""Rows into an empty database: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, text

from mediklaud.adapters.backup.refusals import DatabaseNotEmpty
from mediklaud.adapters.sql.backup.snapshot import columns_of, tables, without_limits

_TRIGGERS = text("select name, sql from sqlite_master where type = 'trigger'")

Batches = Iterable[tuple[int, list[tuple[Any, ...]]]]


def fill(engine: Engine, batches: Batches, check: Callable[[], None]) -> None:
    """Add every row in one transaction; `check` has the last word on it."""
    with engine.begin() as connection:
        without_limits(connection)
        _require_empty(connection)
        with _triggers_asleep(connection):
            _add_all(connection, batches)
        check()


def _require_empty(connection: Connection) -> None:
    for table in tables():
        if connection.execute(select(1).select_from(table).limit(1)).first():
            raise DatabaseNotEmpty(table.name)


def _add_all(connection: Connection, batches: Batches) -> None:
    of = tables()
    names = [columns_of(table) for table in of]
    adding = [insert(table) for table in of]
    for number, rows in batches:
        given = [dict(zip(names[number], row, strict=True)) for row in rows]
        connection.execute(adding[number], given)


@contextmanager
def _triggers_asleep(connection: Connection) -> Iterator[None]:
    """What may never change is put back as it was: its triggers know only changes.

    Both databases take this back with the transaction.
    """
    if connection.dialect.name == "postgresql":
        _switch(connection, "disable")
        yield
        # What is checked at the end is checked now: no table waiting for it is altered.
        connection.exec_driver_sql("set constraints all immediate")
        _switch(connection, "enable")
        return
    triggers = connection.execute(_TRIGGERS).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'drop trigger "{name}"')
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)


def _switch(connection: Connection, how: str) -> None:
    for table in tables():
        connection.exec_driver_sql(_alter(connection, table, how))


def _alter(connection: Connection, table: Table, how: str) -> str:
    name = connection.dialect.identifier_preparer.format_table(table)
    return f"alter table {name} {how} trigger user"
