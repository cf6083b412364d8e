"""Every table that keeps something private, whoever made it: found by its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import (
    Column,
    Executable,
    LargeBinary,
    Row,
    Select,
    Table,
    bindparam,
    func,
    select,
    tuple_,
    union_all,
    update,
)

from mediklaud.adapters.sql.schema import SEALED, here, metadata

_HEAD = 5
"""Bytes at the beginning of a seal: its version, then its key's id."""
_FROM_TEXT: dict[type, Callable[[str], Any]] = {UUID: UUID, int: int, str: str}


@cache
def sealed_tables() -> tuple[SealedTable, ...]:
    """All that there are, in the order of their names."""
    found = (metadata.tables[name] for name in sorted(metadata.tables))
    return tuple(SealedTable.of(table) for table in found if SEALED in table.c)


@cache
def uses() -> Select[Any]:
    """How many rows are sealed under one key."""
    counts = union_all(*(table.count for table in sealed_tables())).subquery()
    return select(func.sum(counts.c.uses))


@frozen
class SealedTable:
    """One table, and how to go through it part by part, in the order of its keys."""

    table: Table
    key: Sequence[Column[Any]]
    first: Executable
    following: Executable
    seal: Executable
    count: Select[Any]

    @classmethod
    def of(cls, table: Table) -> SealedTable:
        """The statements for this table."""
        key = [column for column in table.primary_key if column.name != "hospital_id"]
        sealed = table.c[SEALED]
        first = (
            select(*key, sealed)
            .where(here(table), sealed.is_not(None))
            .order_by(*key)
            .limit(bindparam("limit"))
        )
        last = tuple_(*(bindparam(f"last_{c.name}", type_=c.type) for c in key))
        this = [c == bindparam(f"this_{c.name}", type_=c.type) for c in key]
        was = sealed == bindparam("was", type_=LargeBinary)
        return cls(
            table=table,
            key=key,
            first=first,
            following=first.where(tuple_(*key) > last),
            seal=update(table).where(here(table), *this, was),
            count=_count_of(table),
        )

    def named(self, prefix: str, values: Sequence[Any]) -> dict[str, Any]:
        """A key's parts, as a statement of these takes them."""
        pairs = zip(self.key, values, strict=True)
        return {f"{prefix}_{column.name}": value for column, value in pairs}

    def read(self, texts: Sequence[str]) -> list[Any]:
        """A key's parts from their texts."""
        kinds = (column.type.python_type for column in self.key)
        return [_FROM_TEXT[k](text) for k, text in zip(kinds, texts, strict=True)]

    def texts(self, row: Row[Any]) -> tuple[str, ...]:
        """A row's key, as it stands in the row's seal."""
        return tuple(str(part) for part in row[: len(self.key)])


def _count_of(table: Table) -> Select[Any]:
    head = func.substr(table.c[SEALED], 1, _HEAD, type_=LargeBinary)
    under = head == bindparam("head", type_=LargeBinary)
    return select(func.count().label("uses")).where(here(table), under)
