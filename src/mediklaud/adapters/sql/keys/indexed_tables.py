"""Every table that is searched blind, and how its rows are indexed anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, select, union_all

from mediklaud.adapters.sql.access.reindexing import index_logins_anew
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.reindexing import index_patients_anew
from mediklaud.adapters.sql.schema import here, metadata

INDEX_KEY = "index_key"
"""The column that says with which key a row was indexed."""
REINDEXED: dict[str, Callable[[Database, int], int]] = {
    "accounts": index_logins_anew,
    "patients": index_patients_anew,
}
"""Each brings so many of its table's rows under the active key."""


@cache
def indexed_tables() -> tuple[Table, ...]:
    """All that there are."""
    tables = metadata.tables.values()
    return tuple(table for table in tables if INDEX_KEY in table.c)


def reindex(database: Database, limit: int) -> None:
    """Bring so many rows of each table under the active key."""
    for one in REINDEXED.values():
        one(database, limit)


def index_uses(database: Database, key_id: int) -> int:
    """How many rows are indexed under this key."""
    row = database.first(_uses(), under=key_id)
    return 0 if row is None else int(row[0])


@cache
def _uses() -> Select[Any]:
    counts = union_all(
        *(
            select(func.count().label("uses")).where(
                here(table), table.c[INDEX_KEY] == bindparam("under")
            )
            for table in indexed_tables()
        )
    ).subquery()
    return select(func.sum(counts.c.uses))
