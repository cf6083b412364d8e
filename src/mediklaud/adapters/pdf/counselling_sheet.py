"""The sheet a patient takes home: what the medicine is, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterable

from fpdf.enums import XPos, YPos

from mediklaud.adapters.pdf.document import A4, ACCENT, GREY, Document, day
from mediklaud.adapters.pdf.words import words_in
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.label import CounsellingSheet, Label
from mediklaud.domain.shared.hospital import Hospital

_MARGIN = 18.0
_NAMES = 46.0
"""How wide the names of things are set."""


def drawn(sheet: CounsellingSheet, hospital: Hospital) -> bytes:
    """The sheet, in the language that was spoken."""
    label, said = sheet.label, sheet.counselling
    words = words_in(said.language if said else None)
    page = Document(f"{words['title']}: {label.medicine}", A4, _MARGIN)
    page.set_auto_page_break(auto=True, margin=_MARGIN)
    page.foot = f"{hospital.name} · {label.reference}"
    page.add_page()
    page.letterhead(hospital, words["title"])
    _facts(page, _whose(label, words))
    _directions(page, label, words)
    _points(page, said, words)
    _facts(page, _origin(sheet, words), size=9)
    _close(page, words)
    return page.finished()


def _whose(label: Label, words: dict[str, str]) -> Iterable[tuple[str, str]]:
    yield words["patient"], f"{label.patient_name} ({label.patient_number})"
    yield words["medicine"], f"{label.medicine}\n{label.product}"
    yield words["quantity"], label.quantity
    if label.owed:
        yield words["owed"], label.owed


def _origin(
    sheet: CounsellingSheet, words: dict[str, str]
) -> Iterable[tuple[str, str]]:
    yield words["prescriber"], sheet.label.prescriber
    if sheet.pharmacist:
        yield words["pharmacist"], sheet.pharmacist
    yield words["date"], day(sheet.label.handed_out_on)
    for part in sheet.label.parts:
        until = f"{words['use_by']} {day(part.expires_on)}"
        yield words["batch"], f"{part.batch} · {until} · {part.quantity}"


def _facts(page: Document, facts: Iterable[tuple[str, str]], size: float = 11) -> None:
    for name, value in facts:
        page.pen(size, ink=GREY)
        page.cell(_NAMES, size * 0.6, name)
        page.pen(size)
        page.multi_cell(
            0, size * 0.6, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
        page.ln(size * 0.1)
    page.ln(4)


def _heading(page: Document, text: str) -> None:
    page.pen(12.5, bold=True, ink=ACCENT)
    page.line_of(text, 8)


def _directions(page: Document, label: Label, words: dict[str, str]) -> None:
    _heading(page, words["directions"])
    page.pen(13, bold=True)
    page.line_of(label.directions, 7.5)
    if label.instructions:
        page.pen(11)
        page.line_of(label.instructions, 6.5)
    page.ln(5)


def _points(page: Document, said: Counselling | None, words: dict[str, str]) -> None:
    _heading(page, words["points"])
    page.pen(11)
    for number, point in enumerate(said.points if said else (), start=1):
        page.cell(8, 6.8, f"{number}.")
        page.multi_cell(0, 6.8, point, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    if said is None or said.refused:
        page.line_of(words["none" if said is None else "refused"], 6.8)
    page.ln(6)
    page.rule()
    page.ln(4)


def _close(page: Document, words: dict[str, str]) -> None:
    page.pen(10, bold=True)
    page.line_of(words["reminder"], 6)
    page.ln(14)
    page.pen(9, ink=GREY)
    page.line(page.l_margin, page.y, page.l_margin + 70, page.y)
    page.line_of(words["signed"], 6)
