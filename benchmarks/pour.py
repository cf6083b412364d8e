"""Rows by the hundred thousand: COPY on PostgreSQL, one prepared insert on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import JSON, Engine, Table

from mediklaud.settings import THE_HOSPITAL

_Row = Mapping[str, Any]


def pour(engine: Engine, table: Table, rows: Iterable[_Row]) -> None:
    """Put all of them into the table, as the hospital's."""
    given = ({"hospital_id": THE_HOSPITAL, **row} for row in rows)
    if engine.dialect.name == "postgresql":
        _copy(engine, table, given)
    else:
        _insert(engine, table, given)


def _copy(engine: Engine, table: Table, rows: Iterable[_Row]) -> None:
    names = [column.name for column in table.columns]
    json = {column.name for column in table.columns if isinstance(column.type, JSON)}
    with engine.begin() as connection:
        driver = connection.connection.driver_connection
        with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {table.name} ({','.join(names)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(
                    [Jsonb(row[n]) if n in json else row.get(n) for n in names]
                )


def _insert(engine: Engine, table: Table, rows: Iterable[_Row]) -> None:
    """On a connection of its own that checks no references and waits for no disk."""
    places = ",".join("?" for _ in table.columns)
    with closing(sqlite3.connect(str(engine.url.database))) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        statement = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608
        connection.executemany(statement, _as_sqlite_keeps(engine, table, rows))


def _as_sqlite_keeps(
    engine: Engine, table: Table, rows: Iterable[_Row]
) -> Iterator[list[Any]]:
    columns = [(column.name, _kept(engine, column.type)) for column in table.columns]
    for row in rows:
        yield [kept(row.get(name)) for name, kept in columns]


def _kept(engine: Engine, kind: Any) -> Callable[[Any], Any]:
    """How the adapter's type writes a value."""
    inner = kind.dialect_impl(engine.dialect).bind_processor(engine.dialect)
    return inner or (lambda value: value)
