"""How an answer is printed: JSON, tables on a terminal, else lines split by tabs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from attrs import frozen

from mediklaud.entrypoints.cli.cells import Cells
from mediklaud.entrypoints.cli.sheets import Plain, Sheet, sheet_of, sheets_of

if TYPE_CHECKING:
    from mediklaud.entrypoints.http.pages import Page


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
        return self._print(sheets_of(_plain(view)))

    def list(self, page: Page[Any], *columns: str) -> None:
        """Several things, one a line."""
        if self.as_json:
            return _print_json(page)
        self._print([sheet_of(_plain(page.items), columns)])
        if page.next_cursor:
            self.hint(f"There is more: --cursor {page.next_cursor}")
        return None

    def part_of(self, whole: object, part: Sequence[object], *columns: str) -> None:
        """The part that people look for; for programs, the whole."""
        if self.as_json:
            return _print_json(whole)
        return self._print([sheet_of(_plain(part), columns)])

    def sheet(self, whole: object, sheet: Sheet) -> None:
        """One table, made up already; for programs, what it was made from."""
        if self.as_json:
            return _print_json(whole)
        return self._print([sheet])

    def done(self, sentence: str) -> None:
        """Something is done, and there is nothing to show of it."""
        if self.as_json:
            return _print_json({"done": True})
        return click.echo(sentence)

    def hint(self, sentence: str) -> None:
        """What to do next; beside the answer, where no program trips over it."""
        if not self.as_json:
            click.echo(sentence, err=True)

    def _print(self, sheets: Iterable[Sheet]) -> None:
        for number, sheet in enumerate(sheets):
            if self.on_terminal:
                self._print_table(sheet)
            else:
                self._print_lines(sheet, after_others=number > 0)

    def _print_table(self, sheet: Sheet) -> None:
        from mediklaud.entrypoints.cli.tables import print_table

        print_table(sheet, Cells(self.zone, for_people=True))
        if sheet.holds_instants:
            click.echo(f"Times are those of {self.zone}.")

    def _print_lines(self, sheet: Sheet, *, after_others: bool) -> None:
        """Times carry their offset here."""
        cells = Cells(self.zone, for_people=False)
        if after_others:
            click.echo()
        if sheet.heads:
            click.echo("\t".join(sheet.heads))
        for row in sheet.rows:
            click.echo("\t".join(map(cells.cell, row)))


def _print_json(view: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(view)).decode())


def _plain(view: object) -> Plain:
    import msgspec

    return msgspec.to_builtins(view, builtin_types=(datetime, date))
