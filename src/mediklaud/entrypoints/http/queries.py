"""The part of an address after `?`: every name known, given once, and printable."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.params import QueryParameter
from litestar.typing import FieldDefinition

from mediklaud.domain.errors import InvalidValue
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.reading import read_day, read_instant

Filter = Annotated[str | None, QueryParameter(max_length=100)]
"""A word that narrows a list."""
Moment = Annotated[
    str | None, QueryParameter(max_length=40, schema_extra={"format": "date-time"})
]
"""A time with its offset."""
Searched = Annotated[str | None, QueryParameter(name="q", max_length=100)]
"""What is looked for, as somebody types it."""


def day_in(text: str, name: str) -> date:
    """The day a parameter names."""
    try:
        return read_day(text)
    except InvalidValue as refusal:
        raise Malformed(name, "takes a day: 2027-03-01") from refusal


def instant_in(text: str, name: str) -> datetime:
    """The instant a parameter names."""
    try:
        return read_instant(text)
    except InvalidValue as refusal:
        why = "takes a time with its offset: 2027-03-01T09:00:00+06:00"
        raise Malformed(name, why) from refusal


async def require_known_query(
    connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """Refuse what no handler would read: a mistyped filter must not find everything.

    Asynchronous, for a guard that is not would cost a thread of its own.
    """
    if not connection.scope["query_string"]:
        return
    known = handler.opt.get("query")
    if known is None:
        known = handler.opt["query"] = frozenset(_names(handler))
    seen: set[str] = set()
    for name, value in connection.query_params.multi_items():
        if name not in known:
            raise Malformed("?", "holds an unknown parameter")
        if name in seen:
            raise Malformed(name, "stands twice")
        if not value.isprintable():
            raise Malformed(name, "holds characters nobody can see")
        seen.add(name)


def _names(handler: BaseRouteHandler) -> Iterable[str]:
    """The query parameters of the handler, and of what it depends on."""
    own = handler.parsed_fn_signature.parameters
    yield from _query_names(own.values())
    for name, provided in handler.resolve_dependencies().items():
        if name in own:
            yield from _query_names(provided.parsed_fn_signature.parameters.values())


def _query_names(parameters: Iterable[FieldDefinition]) -> Iterable[str]:
    for parameter in parameters:
        if isinstance(parameter.kwarg_definition, QueryParameter):
            yield parameter.kwarg_definition.name or parameter.name
