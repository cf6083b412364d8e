"""Rows and columns on a sheet.

What draws tables in fpdf2 measures every letter by itself: a report of three thousand
rows would take minutes. Here a text is measured once, and broken only if it must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from attrs import frozen
from fpdf.enums import MethodReturnValue

from mediklaud.adapters.pdf.document import ACCENT, BLACK, PALE, Document

Texts = tuple[str, ...]
_DIGITS = "0123456789"
_SIZE, _LINE, _PAD, _GAP = 8.5, 4.4, 1.0, 4.0
_BASELINE = 3.2
"""From a line's top down to where its letters stand."""


@frozen
class Grid:
    """A table on a document, with columns of these widths."""

    page: Document
    heads: Texts
    right: tuple[bool, ...]
    """Which columns are set flush right."""
    widths: tuple[float, ...]

    @classmethod
    def of(
        cls, page: Document, heads: Texts, right: tuple[bool, ...], rows: list[Texts]
    ) -> Grid:
        """Each column as wide as its longest text, if all of them fit.

        Of two numbers as long as each other, one may still be broader.
        """
        page.pen(_SIZE, bold=True)
        columns = zip(heads, *rows, strict=True)
        longest = [max(texts[1:], key=len) for texts in columns]
        pairs = zip(heads, longest, strict=True)
        widest = str.maketrans(dict.fromkeys(_DIGITS, max(_DIGITS, key=page.breadth)))
        wanted = [
            max(page.breadth(text.translate(widest)) for text in pair) + _GAP
            for pair in pairs
        ]
        return cls(page, heads, right, _fitted(wanted, page.epw))

    def head(self) -> None:
        """The names of the columns."""
        self._draw(self.heads, bold=True, ink=ACCENT)

    def row(self, texts: Texts, *, bold: bool = False) -> None:
        """One row, on the next sheet if this one is full."""
        self._draw(texts, bold=bold, ink=BLACK)

    def _draw(self, texts: Texts, *, bold: bool, ink: tuple[int, int, int]) -> None:
        page = self.page
        page.pen(_SIZE, bold=bold, ink=ink)
        cells = [self._lines(i, text) for i, text in enumerate(texts)]
        height = max(map(len, cells)) * _LINE + 2 * _PAD
        if page.y + height > page.page_break_trigger:
            page.add_page()
            self.head()
            page.pen(_SIZE, bold=bold, ink=ink)
        top, left = page.y, page.l_margin
        for i, lines in enumerate(cells):
            for number, line in enumerate(lines):
                self._write(line, i, left, top + _PAD + number * _LINE)
            left += self.widths[i]
        page.set_xy(page.l_margin, top + height)
        page.rule(PALE, width=0.15)

    def _lines(self, column: int, text: str) -> Sequence[str]:
        room = self.widths[column] - _GAP
        if self.page.breadth(text) <= room:
            return (text,)
        broken = self.page.multi_cell(
            room, _LINE, text, dry_run=True, output=MethodReturnValue.LINES
        )
        return cast("list[str]", broken)

    def _write(self, text: str, column: int, left: float, top: float) -> None:
        room = self.widths[column] - _GAP
        spare = room - self.page.breadth(text) if self.right[column] else 0.0
        if text.isascii():
            self.page.text(left + spare, top + _BASELINE, text)
        else:
            self.page.set_xy(left + spare, top)
            self.page.cell(room - spare, _LINE, text)


def _fitted(wanted: list[float], room: float) -> tuple[float, ...]:
    """All of the room: shared out if there is more, taken from the wide if less."""
    spare = room - sum(wanted)
    if spare >= 0:
        return tuple(width + spare / len(wanted) for width in wanted)
    fair = room / len(wanted)
    over = sum(max(0.0, width - fair) for width in wanted)
    return tuple(width + spare * max(0.0, width - fair) / over for width in wanted)
