"""The day on which a visit starts, by the wall clocks where it takes place."""

from typing import Any

from sqlalchemy import ColumnElement, Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class LocalDay(FunctionElement[Any]):
    """`LocalDay(starts_at, offset_seconds)`, as a date."""

    type = Date()
    inherit_cache = True


def _parts(day: LocalDay, compiler: SQLCompiler) -> tuple[str, str]:
    starts_at, offset = (compiler.process(part) for part in day.clauses)
    return starts_at, offset


@compiles(LocalDay, "sqlite")
def _on_sqlite(day: LocalDay, compiler: SQLCompiler, **_: object) -> str:
    starts_at, offset = _parts(day, compiler)
    return f"date({starts_at}, {offset} || ' seconds')"


@compiles(LocalDay, "postgresql")
def _on_postgresql(day: LocalDay, compiler: SQLCompiler, **_: object) -> str:
    starts_at, offset = _parts(day, compiler)
    local = f"{starts_at} at time zone 'UTC' + {offset} * interval '1 second'"
    return f"cast({local} as date)"


def local_day(
    starts_at: ColumnElement[Any], offset_seconds: ColumnElement[int]
) -> LocalDay:
    """The local day of an instant."""
    return LocalDay(starts_at, offset_seconds)
