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
_BETWEEN = 3
"""Padding and border of a column."""

Row = Sequence[str]


def print_table(sheet: Sheet, cells: Cells) -> None:
    """Print it; where values stand beside their names, only those there are."""
    rows = [[cells.cell(value) for value in row] for row in sheet.rows]
    if sheet.heads is None:
        rows = [[_words(name), value] for name, value in rows if value]
    heads = _heads(sheet.heads) if sheet.heads else ("", "")
    least = [_least(head, [row[i] for row in rows]) for i, head in enumerate(heads)]
    table = _table(sheet, heads, least)
    for row in rows:
        table.add_row(*map(Text, row))  # never read as markup
    console = Console()
    console.width = max(console.width, sum(least) + _BETWEEN * (len(least) + 1))
    console.print(table)


def _table(sheet: Sheet, heads: Row, least: Sequence[int]) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD if sheet.heads else None,
        show_header=sheet.heads is not None,
        title=Text(_words(sheet.title)) if sheet.title else None,
        title_justify="left",
    )
    for head, width in zip(heads, least, strict=True):
        table.add_column(Text(head), overflow="fold", min_width=width)
    return table


def _heads(paths: Row) -> Row:
    """The last words of each path, if no other ends like it."""
    last = [path.rpartition(".")[2] for path in paths]
    return [
        _words(end if last.count(end) == 1 else path)
        for path, end in zip(paths, last, strict=True)
    ]


def _least(head: str, column: Row) -> int:
    """How narrow the column may get."""
    longest = max(map(len, column), default=0)
    word = max(map(len, head.split()), default=0)
    return max(word, min(longest, _AN_ID if head.endswith("id") else _READABLE))


def _words(name: str) -> str:
    return name.replace("_", " ").replace(".", " ")
