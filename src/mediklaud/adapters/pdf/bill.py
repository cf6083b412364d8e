"""What papers about money have in common: a head, a table, sums, a square to scan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

import segno
from attrs import frozen
from fpdf.enums import XPos, YPos

from mediklaud.adapters.pdf.bill_words import WORDS
from mediklaud.adapters.pdf.document import A4, ACCENT, BLACK, GREY, Document
from mediklaud.adapters.pdf.grid import Grid, Texts
from mediklaud.domain.billing.invoice import Addressee
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money

Facts = Iterable[tuple[str, str]]
_MARGIN, _SUMS, _SQUARE = 18.0, 82.0, 32.0
_SIGNS = {"BDT": "৳", "INR": "₹", "EUR": "€", "GBP": "£", "USD": "$"}


def shown(money: Money) -> str:
    """An amount as people read it on paper: ৳ 1,250.00."""
    return f"{_SIGNS.get(money.currency, money.currency)} {in_column(money)}"


def in_column(money: Money) -> str:
    """An amount under others of the same currency: 1,250.00."""
    whole, dot, part = money.amount.partition(".")
    return f"{int(whole):,}{dot}{part}"


@frozen
class Bill:
    """A sheet of A4 about money, in one language."""

    page: Document
    hospital: Hospital
    words: dict[str, str]

    @classmethod
    def begun(
        cls,
        kind: str,
        number: str,
        day: date,
        hospital: Hospital,
        language: PaperLanguage,
    ) -> Bill:
        """With the letterhead; the file tells the paper's day, not today."""
        words = WORDS[language]
        title = f"{words[kind]} {number}"
        page = Document(title, A4, _MARGIN)
        page.set_lang(language.value)
        page.set_creation_date(datetime.combine(day, time(), hospital.time_zone))
        page.set_auto_page_break(auto=True, margin=_MARGIN)
        page.foot, page.numbering = f"{hospital.name} · {title}", words["page"]
        page.add_page()
        page.letterhead(hospital, title)
        return cls(page, hospital, words)

    def day(self, of: date) -> str:
        """A day that nobody can misread."""
        return f"{of.day} {self.words['months'].split()[of.month - 1]} {of.year}"

    def head(self, to: Addressee | None, facts: Facts) -> None:
        """Whom it is for at the left, what identifies it at the right."""
        page, top = self.page, self.page.y
        if to is not None:
            self._address(to)
        below = page.y
        page.set_y(top)
        self._pairs(facts, page.l_margin + page.epw - _SUMS)
        page.set_y(max(below, page.y) + 7)

    def _address(self, to: Addressee) -> None:
        page, home = self.page, to.address
        wide = page.epw - _SUMS - 8
        page.pen(11.5, bold=True)
        self._in_column(wide, 6, to.name)
        page.pen(10)
        for line in (home.line, f"{home.city} {home.postcode or ''}".strip()):
            self._in_column(wide, 5.2, line)
        page.pen(9, ink=GREY)
        self._in_column(wide, 5.2, f"{self.words['patient']} {to.number}")

    def _in_column(self, wide: float, high: float, text: str) -> None:
        self.page.multi_cell(
            wide, high, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def _pairs(self, facts: Facts, left: float) -> None:
        page = self.page
        for name, value in facts:
            page.set_x(left)
            page.pen(9, ink=GREY)
            page.cell(32, 5.6, name)
            page.pen(10)
            page.multi_cell(
                0, 5.6, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )

    def table(self, heads: Texts, right: tuple[bool, ...], rows: list[Texts]) -> None:
        """Its lines."""
        grid = Grid.of(self.page, heads, right, rows)
        grid.head()
        for row in rows:
            grid.row(row)
        self.page.ln(4)

    def sums(self, facts: list[tuple[str, Money]]) -> None:
        """At the right, the last one large; together on one sheet."""
        page = self.page
        self.keep_together(len(facts) * 6 + _SQUARE + 14)
        *first, last = facts
        for name, money in first:
            self._sum(name, money, 10)
        page.ln(1)
        left = page.l_margin + page.epw - _SUMS
        page.set_draw_color(*ACCENT)
        page.set_line_width(0.5)
        page.line(left, page.y, left + _SUMS, page.y)
        page.ln(1.5)
        self._sum(*last, 13, bold=True)

    def _sum(self, name: str, money: Money, size: float, *, bold: bool = False) -> None:
        page = self.page
        page.set_x(page.l_margin + page.epw - _SUMS)
        page.pen(size, bold=bold, ink=ACCENT if bold else GREY)
        page.cell(_SUMS * 0.5, size * 0.58, name)
        page.pen(size, bold=bold, ink=BLACK)
        page.cell(
            _SUMS * 0.5 - 4,
            size * 0.58,
            shown(money),
            align="R",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def keep_together(self, height: float) -> None:
        """What comes next stands on one sheet."""
        if self.page.y + height > self.page.page_break_trigger:
            self.page.add_page()

    def square(self, link: str, top: float) -> None:
        """For a telephone, at the left of the sums."""
        page = self.page
        matrix = segno.make(link, micro=False, error="m").matrix
        dot = _SQUARE / len(matrix)
        page.set_fill_color(*BLACK)
        for down, row in enumerate(matrix):
            for along, dark in enumerate(row):
                if dark:
                    at = page.l_margin + along * dot, top + down * dot
                    page.rect(*at, dot, dot, style="F")
        page.set_xy(page.l_margin, top + _SQUARE + 1.5)
        page.pen(8.5, ink=GREY)
        page.line_of(self.words["scan"], 4.5)
