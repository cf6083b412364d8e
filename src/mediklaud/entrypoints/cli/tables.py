"""Tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mediklaud.entrypoints.cli.cells import Cells
from mediklaud.entrypoints.cli.sheets import Sheet

_READABLE = 16
"""A narrower column is hard to read; rather let the terminal break the line."""
_AN_ID = 36
"""An id is copied into the next command: it is never broken."""
_WIDEST = 1000

Row = Sequence[str]


def print_table(sheet: Sheet, cells: Cells) -> None:
    """Print it; where values stand beside their names, only those there are."""
    rows = [[cells.cell(value) for value in row] for row in sheet.rows]
    if sheet.heads is None:
        rows = [[_words(name), value] for name, value in rows if value]
    table = _table(sheet, rows)
    for row in rows:
        table.add_row(*map(Text, row))  # never read as markup
    console = Console()
    needed = Console(width=_WIDEST).measure(table).minimum
    console.width = max(console.width, needed)
    console.print(table)


def _table(sheet: Sheet, rows: Sequence[Row]) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD if sheet.heads else None,
        show_header=sheet.heads is not None,
        title=Text(_words(sheet.title)) if sheet.title else None,
        title_justify="left",
    )
    for place, head in enumerate(sheet.heads or ("", "")):
        longest = max((len(row[place]) for row in rows), default=0)
        enough = _AN_ID if head.endswith("id") else _READABLE
        table.add_column(
            Text(_words(head)), overflow="fold", min_width=min(longest, enough)
        )
    return table


def _words(name: str) -> str:
    return name.replace("_", " ").replace(".", " ")
