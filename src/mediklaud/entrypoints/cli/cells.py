"""What stands in one cell of a table: short, on one line, on the hospital's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

Plain = Any
"""A view as dictionaries, lists, texts, numbers, days and instants."""


@frozen
class Cells:
    """How values are written for people, or for programs that split lines."""

    zone: ZoneInfo
    for_people: bool

    def cell(self, value: Plain) -> str:
        """The value on one line."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return self._instant(value)
        if isinstance(value, dict):
            return self._parts(value)
        if isinstance(value, list | tuple):
            return ", ".join(self.cell(item) for item in value)
        return " ".join(str(value).split()) if self._one_line(value) else str(value)

    def _one_line(self, value: object) -> bool:
        return not self.for_people or "\n" not in str(value)

    def _instant(self, instant: datetime) -> str:
        here = instant.astimezone(self.zone)
        if self.for_people:
            return here.strftime("%Y-%m-%d %H:%M")
        return here.isoformat()

    def _parts(self, parts: dict[str, Plain]) -> str:
        if set(parts) == {"amount", "currency"}:
            return f"{parts['amount']} {parts['currency']}"
        return " ".join(filter(None, (self.cell(part) for part in parts.values())))


def part(row: Plain, path: str) -> Plain:
    """What stands at `contact.phone`; nothing where there is no contact."""
    for name in path.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def parts_of(thing: dict[str, Plain], before: str = "") -> Iterator[tuple[str, Plain]]:
    """Every value with its path, without lists of things; amounts stay whole."""
    for name, value in thing.items():
        if isinstance(value, dict) and set(value) != {"amount", "currency"}:
            yield from parts_of(value, f"{before}{name}.")
        elif not is_table(value):
            yield f"{before}{name}", value


def tables_in(thing: dict[str, Plain]) -> Iterator[tuple[str, list[Plain]]]:
    """The lists of things in it, by name."""
    for name, value in thing.items():
        if is_table(value):
            yield name, value


def is_table(value: Plain) -> bool:
    """Is it a list of things with several values each?"""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def has_instant(shown: Plain) -> bool:
    """Is there a time in it, on whose clock it would matter?"""
    if isinstance(shown, dict):
        return any(map(has_instant, shown.values()))
    if isinstance(shown, list | tuple):
        return any(map(has_instant, shown))
    return isinstance(shown, datetime)
