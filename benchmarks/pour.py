"""Rows by the hundred thousand: COPY on PostgreSQL, one prepared insert on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import JSON, Engine, Table, insert

_BATCH = 20_000


def pour(
    engine: Engine,
    hospital_id: UUID,
    table: Table,
    rows: Iterable[Mapping[str, object]],
) -> None:
    """Put all of them into the table, as one hospital's."""
    given = ({"hospital_id": hospital_id, **row} for row in rows)
    if engine.dialect.name == "postgresql":
        _copy(engine, table, given)
        return
    while batch := list(islice(given, _BATCH)):
        with engine.begin() as connection:
            connection.execute(insert(table), batch)


def _copy(engine: Engine, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
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
