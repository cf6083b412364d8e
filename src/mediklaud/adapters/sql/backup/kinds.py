"""What kind of value stands in a column, on either database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Table, TypeDecorator
from sqlalchemy.types import TypeEngine


def kinds_of(table: Table) -> tuple[Any, ...]:
    """The kind of each column's values, in the columns' order."""
    return tuple(_kind(column.type) for column in table.columns)


def _kind(of: TypeEngine[Any]) -> Any:  # noqa: ANN401 - whatever JSON may hold
    if isinstance(of, TypeDecorator):
        return _kind(of.impl_instance)
    if isinstance(of, JSON):
        return Any
    return of.python_type
