"""The day on which something happens, by the wall clocks of a time zone."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class LocalDay(FunctionElement[Any]):
    """`LocalDay(instant, zone)`, as a date."""

    type = Date()
    inherit_cache = True


def _parts(day: LocalDay, compiler: SQLCompiler) -> tuple[str, str]:
    instant, zone = (compiler.process(part) for part in day.clauses)
    return instant, zone


@compiles(LocalDay, "sqlite")
def _on_sqlite(day: LocalDay, compiler: SQLCompiler, **_: object) -> str:
    instant, zone = _parts(day, compiler)
    return f"local_day({instant}, {zone})"


@compiles(LocalDay, "postgresql")
def _on_postgresql(day: LocalDay, compiler: SQLCompiler, **_: object) -> str:
    instant, zone = _parts(day, compiler)
    return f"cast({instant} at time zone {zone} as date)"


def local_day(instant: ColumnElement[Any], zone: ColumnElement[str]) -> LocalDay:
    """The local day of an instant."""
    return LocalDay(instant, zone)


def day_in(instant: str, zone: str) -> str:
    """The same for SQLite, which knows no time zones; it keeps instants in UTC."""
    in_utc = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    return in_utc.astimezone(ZoneInfo(zone)).date().isoformat()
