"""Tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_table(
    heads: Sequence[str] | None, rows: Iterable[Sequence[str]], title: str | None
) -> None:
    """Print them under their heads; without heads, names before their values."""
    table = Table(
        box=box.SIMPLE_HEAD if heads else None,
        show_header=heads is not None,
        title=Text(title) if title else None,
        title_justify="left",
    )
    for head in heads or ():
        table.add_column(Text(head))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # never read as markup
    Console().print(table)
