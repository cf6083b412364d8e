"""How an answer is printed: JSON, a table on a terminal, else lines split by tabs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from attrs import frozen

from mediklaud.entrypoints.cli.cells import (
    Cells,
    Plain,
    has_instant,
    part,
    parts_of,
    tables_in,
)

if TYPE_CHECKING:
    from mediklaud.entrypoints.http.pages import Page

_AS_THEY_ARE = (datetime, date)
Row = Sequence[str]


@frozen
class Output:
    """Where answers go."""

    zone: ZoneInfo
    as_json: bool
    on_terminal: bool

    @classmethod
    def of(cls, zone: ZoneInfo, *, as_json: bool) -> Output:
        """Standard output, whatever that is connected to."""
        return cls(zone, as_json, sys.stdout.isatty())

    def show(self, view: object) -> None:
        """One thing, value by value; its lists of things below."""
        if self.as_json:
            return _print_json(view)
        thing = _plain(view)
        self._table(None, [(_words(n), self._cell(v)) for n, v in parts_of(thing)])
        for name, things in tables_in(thing):
            self._things(things, list(dict(parts_of(things[0]))), _words(name))
        return self._say_whose_clock(thing)

    def list(self, page: Page[Any] | Sequence[object], *columns: str) -> None:
        """Several things, one a line."""
        if self.as_json:
            return _print_json(page)
        plain = _plain(page)
        listed = plain if isinstance(plain, dict) else {"items": plain}
        self._things(listed["items"], columns)
        if cursor := listed.get("next_cursor"):
            click.echo(f"There is more: --cursor {cursor}", err=True)
        return self._say_whose_clock(listed)

    def part_of(self, whole: object, part: Sequence[object], *columns: str) -> None:
        """The part that people look for; for programs, the whole."""
        if self.as_json:
            return _print_json(whole)
        return self.list(part, *columns)

    def say(self, sentence: str) -> None:
        """Something for people only; programs read the JSON."""
        if not self.as_json:
            click.echo(sentence)

    def done(self, sentence: str) -> None:
        """Something is done, and there is nothing to show of it."""
        if self.as_json:
            return _print_json({"done": True})
        return click.echo(sentence)

    def _things(
        self, things: Iterable[Plain], columns: Row, title: str | None = None
    ) -> None:
        heads = [_words(column) for column in columns]
        rows = [[self._cell(part(t, c)) for c in columns] for t in things]
        self._table(heads, rows, title)

    def _table(
        self, heads: Row | None, rows: Sequence[Row], title: str | None = None
    ) -> None:
        if self.on_terminal:
            from mediklaud.entrypoints.cli.tables import print_table

            return print_table(heads, rows, title)
        for row in [heads, *rows] if heads else rows:
            click.echo("\t".join(row))
        return None

    def _cell(self, value: Plain) -> str:
        return Cells(self.zone, self.on_terminal).cell(value)

    def _say_whose_clock(self, shown: Plain) -> None:
        """Elsewhere than on a terminal, times carry their offset."""
        if self.on_terminal and has_instant(shown):
            click.echo(f"Times are those of {self.zone}.")


def _print_json(view: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(view)).decode())


def _plain(view: object) -> Plain:
    import msgspec

    return msgspec.to_builtins(view, builtin_types=_AS_THEY_ARE)


def _words(name: str) -> str:
    return name.replace("_", " ").replace(".", " ")
