"""The hour of the clock in which an instant lies, the same on both databases."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class hour_of(FunctionElement[Any]):  # noqa: N801 - it reads as a SQL function
    """`2027-03-01 02` of an instant, in UTC."""

    inherit_cache = True
    type = Text()
    name = "hour_of"


@compiles(hour_of)
def _on_sqlite(element: hour_of, compiler: SQLCompiler, **kwargs: object) -> str:
    return f"substr({compiler.process(element.clauses, **kwargs)}, 1, 13)"


@compiles(hour_of, "postgresql")
def _on_postgres(element: hour_of, compiler: SQLCompiler, **kwargs: object) -> str:
    instant = compiler.process(element.clauses, **kwargs)
    return f"to_char({instant} at time zone 'UTC', 'YYYY-MM-DD HH24')"
