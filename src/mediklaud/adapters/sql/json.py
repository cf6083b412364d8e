"""Several rows as one JSON value: what would be many queries is one select.

`select(json_rows(t.c.a, t.c.b)).where(...).scalar_subquery()` answers a list of lists.
Uuids, dates and instants arrive as texts; read them with their own classes.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class json_rows(FunctionElement[Any]):  # noqa: N801 - it reads as a SQL function
    """Aggregates the columns of all rows into one JSON array of arrays."""

    inherit_cache = True
    type = JSON()
    name = "json_rows"


@compiles(json_rows)
def _on_sqlite(element: json_rows, compiler: SQLCompiler, **kwargs: object) -> str:
    columns = (_nested(column, compiler, kwargs) for column in element.clauses)
    return f"json_group_array(json_array({', '.join(columns)}))"


@compiles(json_rows, "postgresql")
def _on_postgres(element: json_rows, compiler: SQLCompiler, **kwargs: object) -> str:
    columns = compiler.process(element.clauses, **kwargs)
    return f"coalesce(json_agg(json_build_array({columns})), '[]')"


class json_values(FunctionElement[Any]):  # noqa: N801 - as above
    """Aggregates the one column of all rows into one JSON array."""

    inherit_cache = True
    type = JSON()
    name = "json_values"


@compiles(json_values)
def _values_on_sqlite(
    element: json_values, compiler: SQLCompiler, **kwargs: object
) -> str:
    return f"json_group_array({compiler.process(element.clauses, **kwargs)})"


@compiles(json_values, "postgresql")
def _values_on_postgres(
    element: json_values, compiler: SQLCompiler, **kwargs: object
) -> str:
    return f"coalesce(json_agg({compiler.process(element.clauses, **kwargs)}), '[]')"


def _nested(
    column: ColumnElement[Any], compiler: SQLCompiler, kwargs: dict[str, object]
) -> str:
    """SQLite keeps JSON as text: say that it is JSON, not a string with quotes."""
    text = compiler.process(column, **kwargs)
    return f"json({text})" if isinstance(column.type, JSON) else text


def instant_from(text: str) -> datetime:
    """An instant as it stands in JSON: with its offset, or in UTC without one."""
    instant = datetime.fromisoformat(text)
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant
