"""An answer as sheets of rows: what is printed as tables or as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

Plain = Any
"""A view as dictionaries, lists, texts, numbers, days and instants."""


@frozen(kw_only=True)
class Sheet:
    """Rows under their heads; without heads, each value beside its name."""

    title: str | None = None
    heads: Sequence[str] | None = None
    rows: Sequence[Sequence[Plain]]

    @property
    def holds_instants(self) -> bool:
        """Is there a time on it, so that it matters on whose clock?"""
        return any(isinstance(value, datetime) for row in self.rows for value in row)


def sheet_of(
    things: Sequence[Plain], columns: Sequence[str], title: str | None = None
) -> Sheet:
    """One thing a row; a column is a path: `contact.phone`."""
    rows = [[_at(thing, column) for column in columns] for thing in things]
    return Sheet(title=title, heads=columns, rows=rows)


def sheets_of(thing: dict[str, Plain]) -> Iterator[Sheet]:
    """Its values, name by name; then each of its lists of things, also deep inside."""
    yield Sheet(rows=list(_values(thing)))
    for name, value in _lists_in(thing):
        yield sheet_of(value, [path for path, _ in _values(value[0])], name)


def is_amount(value: Plain) -> bool:
    """Is it an amount of money?"""
    return isinstance(value, dict) and set(value) == {"amount", "currency"}


def _values(thing: dict[str, Plain], before: str = "") -> Iterator[tuple[str, Plain]]:
    for name, value in thing.items():
        if isinstance(value, dict) and not is_amount(value):
            yield from _values(value, f"{before}{name}.")
        elif not _is_list_of_things(value):
            yield f"{before}{name}", value


def _lists_in(
    thing: dict[str, Plain], before: str = ""
) -> Iterator[tuple[str, list[Plain]]]:
    for name, value in thing.items():
        if _is_list_of_things(value):
            yield f"{before}{name}", value
        elif isinstance(value, dict):
            yield from _lists_in(value, f"{before}{name}.")


def _at(thing: Plain, path: str) -> Plain:
    """What stands at the path; nothing where a part of the way is missing."""
    for name in path.split("."):
        thing = thing.get(name) if isinstance(thing, dict) else None
    return thing


def _is_list_of_things(value: Plain) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
