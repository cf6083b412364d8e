"""A report on paper: a table whose columns are named on each sheet."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from fpdf.enums import Align, TableBordersLayout
from fpdf.fonts import FontFace

from mediklaud.adapters.pdf.document import (
    A4,
    ACCENT,
    PALE,
    Document,
    day,
    moment,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report, Row

_MARGIN = 14.0
_UPRIGHT = 6
"""More columns than these lie across the sheet."""
_WIDEST, _ROOM = 38, 3
"""In letters: the widest column, and what is left free in each."""
_MEASURED = 500
"""So many rows say how wide the columns are."""


def drawn(report: Report, hospital: Hospital) -> bytes:
    """The whole report."""
    across = len(report.columns) > _UPRIGHT
    page = Document(report.title, (A4[1], A4[0]) if across else A4, _MARGIN)
    page.set_auto_page_break(auto=True, margin=_MARGIN + 2)
    page.foot = f"{hospital.name} · {report.title}"
    page.add_page()
    page.letterhead(hospital, _about(report, hospital))
    _table(page, report)
    return page.finished()


def _about(report: Report, hospital: Hospital) -> str:
    parts = [report.title]
    if report.since and report.until:
        parts.append(f"{day(report.since)} to {day(report.until)}")
    parts.append(f"made {moment(report.made_at, hospital)}")
    return " · ".join(parts)


def _table(page: Document, report: Report) -> None:
    if not report.rows:
        page.line_of("Nothing to report.", 6)
        return
    page.pen(8.5)
    page.set_draw_color(*PALE)
    page.set_line_width(0.15)
    with page.table(
        width=int(page.epw),
        col_widths=_widths(report),
        text_align=tuple(_align(column) for column in report.columns),
        headings_style=FontFace(emphasis="BOLD", color=ACCENT),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        line_height=4.6,
        padding=(0.7, 1.0),
    ) as table:
        table.row([_head(column) for column in report.columns])
        for row in report.rows:
            table.row(_cells(report, row))
        if report.totals is not None:
            table.row(_cells(report, report.totals), style=FontFace(emphasis="BOLD"))


def _align(column: Column) -> Align:
    return Align.R if column.is_number else Align.L


def _head(column: Column) -> str:
    words = column.name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _cells(report: Report, row: Row) -> list[str]:
    pairs = zip(report.columns, row, strict=True)
    return [_text(column.kind, cell) for column, cell in pairs]


def _text(kind: ColumnKind, cell: Cell) -> str:
    if cell is None:
        return ""
    if kind is ColumnKind.DAY:
        return day(date.fromisoformat(str(cell)))
    if kind is ColumnKind.MOMENT:
        at = datetime.fromisoformat(str(cell))
        return f"{day(at)} {at:%H:%M}"
    if kind is ColumnKind.SHARE:
        return f"{cell} %"
    if kind is ColumnKind.AMOUNT:
        return f"{Decimal(str(cell)):,}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def _widths(report: Report) -> tuple[int, ...]:
    """As wide as what stands in it, within reason."""
    heads = [_head(column) for column in report.columns]
    rows = [heads, *(_cells(report, row) for row in report.rows[:_MEASURED])]
    if report.totals is not None:
        rows.append(_cells(report, report.totals))
    longest = (max(map(len, cells)) for cells in zip(*rows, strict=True))
    return tuple(min(_WIDEST, length + _ROOM) for length in longest)
