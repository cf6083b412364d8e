"""The label on a packet: 80 by 50 millimetres."""

from __future__ import annotations

from mediklaud.adapters.pdf.document import ACCENT, BLACK, GREY, Document, day
from mediklaud.domain.pharmacy.label import Label
from mediklaud.domain.shared.hospital import Hospital

SIZE = (80.0, 50.0)
_MARGIN = 3.0


def drawn(label: Label, hospital: Hospital) -> bytes:
    """The label; a long text goes on on a second one."""
    page = Document(label.medicine, SIZE, _MARGIN)
    page.set_auto_page_break(auto=True, margin=_MARGIN)
    page.add_page()
    _whose(page, label, hospital)
    _how(page, label)
    _origin(page, label)
    return page.finished()


def _whose(page: Document, label: Label, hospital: Hospital) -> None:
    page.pen(7.5, bold=True, ink=ACCENT)
    page.both_ends(hospital.name, day(label.handed_out_on), 3.4)
    page.rule(ACCENT, width=0.3)
    page.ln(0.8)
    page.pen(9.5, bold=True)
    page.line_of(label.patient_name, 4.2)
    page.pen(7, ink=GREY)
    page.line_of(label.patient_number, 3.2)
    page.ln(0.6)


def _how(page: Document, label: Label) -> None:
    page.pen(9.5, bold=True)
    page.line_of(label.medicine, 4.2)
    page.pen(7, ink=GREY)
    page.line_of(f"{label.product} · {label.quantity}", 3.2)
    page.ln(0.6)
    page.pen(9, bold=True)
    page.line_of(label.directions, 4)
    page.pen(7.5)
    if label.instructions:
        page.line_of(label.instructions, 3.4)
    if label.owed:
        page.line_of(f"Still to come: {label.owed}", 3.4)
    page.ln(0.4)


def _origin(page: Document, label: Label) -> None:
    page.rule()
    page.ln(0.5)
    page.pen(6, ink=BLACK)
    batches = " · ".join(
        f"Batch {part.batch}, use by {day(part.expires_on)}" for part in label.parts
    )
    page.line_of(batches, 2.6)
    page.line_of(f"{label.prescriber} · Keep away from children", 2.6)
    page.pen(5, ink=GREY)
    page.line_of(label.reference, 2.2)
