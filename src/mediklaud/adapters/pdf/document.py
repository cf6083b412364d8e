"""A document in the hospital's letters, with its name on it."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import cast

from fontpkg_hind_siliguri import ROOT
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from mediklaud.domain.shared.hospital import Hospital

FAMILY = "hospital"
_WEIGHTS = {"": "Regular", "B": "SemiBold"}
BLACK, GREY, PALE = (20, 24, 28), (95, 103, 110), (205, 211, 216)
ACCENT = (11, 93, 102)
A4 = (210.0, 297.0)
_FOOT = 12.0
_NO_LETTERS = frozenset(map(ord, "\n\u200c\u200d"))


class Document(FPDF):
    """Pages of one size; Latin, Bengali and the signs of their currencies."""

    def __init__(self, title: str, size: tuple[float, float], margin: float) -> None:
        super().__init__(unit="mm", format=size)
        # It would log the letters it lacks: they stand in a patient's name.
        logging.getLogger("fpdf").setLevel(logging.CRITICAL)
        logging.getLogger("fontTools").setLevel(logging.CRITICAL)
        self.foot: str | None = None
        self.numbering = "{page} / {pages}"
        self.set_title(title)
        self.set_lang("en")
        self.set_margin(margin)
        for style, weight in _WEIGHTS.items():
            file = ROOT / "files" / f"HindSiliguri-{weight}.ttf"
            self.add_font(FAMILY, style, file)
        regular = cast("TTFFont", self.fonts[FAMILY])
        self._letters = frozenset(regular.cmap) | _NO_LETTERS
        # Told nothing, it takes each line for what its first letter is, and leaves the
        # Bengali after a Latin word unjoined. Latin is set the same either way.
        self.set_text_shaping(use_shaping_engine=True, script="Beng")
        self.c_margin = 0
        self.pen(10)

    def normalize_text(self, text: str) -> str:
        """Letters of other scripts as a question mark: fpdf2 would leave them out."""
        shown = "".join(c if ord(c) in self._letters else "?" for c in text)
        return super().normalize_text(shown)

    def pen(
        self, size: float, *, bold: bool = False, ink: tuple[int, int, int] = BLACK
    ) -> None:
        """Write on in this size and colour."""
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*ink)

    def breadth(self, text: str) -> float:
        """How wide it is set; quickly, where no letters are joined."""
        if not text.isascii() or self.current_font is None:
            return self.get_string_width(text)
        _, width = self.current_font.get_text_width(text, self.font_size_pt, None)
        return width / self.k

    def line_of(self, text: str, height: float, align: str = "L") -> None:
        """A paragraph over the whole width, broken where it must be."""
        self.multi_cell(
            0, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def both_ends(self, left: str, right: str, height: float) -> None:
        """One line with something at either end."""
        wide = self.epw * 0.7
        self.cell(wide, height, left)
        self.multi_cell(
            self.epw - wide,
            height,
            right,
            align="R",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def rule(self, ink: tuple[int, int, int] = PALE, *, width: float = 0.2) -> None:
        """A line across."""
        self.set_draw_color(*ink)
        self.set_line_width(width)
        self.line(self.l_margin, self.y, self.l_margin + self.epw, self.y)

    def letterhead(self, hospital: Hospital, beside: str) -> None:
        """Whose paper it is, at the head of the first sheet."""
        self.pen(17, bold=True, ink=ACCENT)
        self.line_of(hospital.name, 8)
        self.pen(9.5, ink=GREY)
        self.line_of(beside, 5)
        self.ln(1.5)
        self.rule(ACCENT, width=0.6)
        self.ln(5)

    def footer(self) -> None:
        """At the foot of each sheet; called by fpdf2."""
        if self.foot is None:
            return
        self.set_y(-_FOOT)
        self.pen(8, ink=GREY)
        number = self.numbering.format(page=self.page_no(), pages="{nb}")
        self.both_ends(self.foot, number, 5)

    def finished(self) -> bytes:
        """The file."""
        return bytes(self.output())


def day(of: date) -> str:
    """A day that nobody can misread: 22 Nov 2026."""
    return f"{of.day} {of:%b %Y}"


def moment(at: datetime, hospital: Hospital) -> str:
    """A time on the hospital's clock."""
    here = at.astimezone(hospital.time_zone)
    return f"{day(here)} {here:%H:%M}"
