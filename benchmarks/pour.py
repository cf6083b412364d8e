"""Rows by the hundred thousand: COPY on PostgreSQL, one prepared insert on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import JSON, Engine, Table

from benchmarks.databases import address
from mediklaud.settings import THE_HOSPITAL

_UNCHECKED = """
    select set_config('session_replication_role', 'replica', true)
    from pg_roles where rolname = current_user and rolsuper
"""
_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_Row = Mapping[str, Any]


@contextmanager
def unchecked(engine: Engine) -> Iterator[Any]:
    """A bare connection that, where it may, looks for no references and no guards."""
    place = address(engine.url.render_as_string(hide_password=False))
    if engine.dialect.name == "postgresql":
        with psycopg.connect(place) as connection:
            connection.execute(_UNCHECKED)
            yield connection
        return
    with closing(sqlite3.connect(place)) as file, file:
        file.execute("PRAGMA synchronous=OFF")
        file.execute("PRAGMA cache_size=-1000000")
        guards = file.execute(_GUARDS).fetchall()
        for name, _ in guards:
            file.execute(f"DROP TRIGGER {name}")
        yield file
        for _, guard in guards:
            file.execute(guard)


def pour(engine: Engine, table: Table, rows: Iterable[_Row]) -> None:
    """Put all of them into the table, as the hospital's."""
    given = ({"hospital_id": THE_HOSPITAL, **row} for row in rows)
    put = _copy if engine.dialect.name == "postgresql" else _insert
    with unchecked(engine) as connection:
        put(connection, engine, table, given)


def _copy(connection: Any, _: Engine, table: Table, rows: Iterable[_Row]) -> None:
    names = [column.name for column in table.columns]
    json = {column.name for column in table.columns if isinstance(column.type, JSON)}
    statement = f"COPY {table.name} ({','.join(names)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([Jsonb(row[n]) if n in json else row.get(n) for n in names])


def _insert(
    connection: Any, engine: Engine, table: Table, rows: Iterable[_Row]
) -> None:
    names = ",".join(column.name for column in table.columns)
    places = ",".join("?" for _ in table.columns)
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608
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
