"""A report on paper: a table whose columns are named on each sheet."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from mediklaud.adapters.pdf.document import A4, Document, day, moment
from mediklaud.adapters.pdf.grid import Grid, Texts
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report, Row

_MARGIN = 14.0
_UPRIGHT = 6
"""More columns than these lie across the sheet."""


def drawn(report: Report, hospital: Hospital) -> bytes:
    """The whole report."""
    across = len(report.columns) > _UPRIGHT
    page = Document(report.title, (A4[1], A4[0]) if across else A4, _MARGIN)
    page.set_creation_date(report.made_at)
    page.set_auto_page_break(auto=True, margin=_MARGIN + 2)
    page.foot = f"{hospital.name} · {report.title}"
    page.add_page()
    page.letterhead(hospital, _about(report, hospital))
    if report.rows:
        _table(page, report)
    else:
        page.line_of("Nothing to report.", 6)
    return page.finished()


def _about(report: Report, hospital: Hospital) -> str:
    parts = [report.title]
    if report.since and report.until:
        parts.append(f"{day(report.since)} to {day(report.until)}")
    parts.append(f"made {moment(report.made_at, hospital)}")
    return " · ".join(parts)


def _table(page: Document, report: Report) -> None:
    rows = [_texts(report, row) for row in report.rows]
    sums = None if report.totals is None else _sums(report, report.totals)
    heads = tuple(_head(column) for column in report.columns)
    right = tuple(column.is_number for column in report.columns)
    grid = Grid.of(page, heads, right, [*rows, *([sums] if sums else [])])
    grid.head()
    for row in rows:
        grid.row(row)
    if sums:
        grid.row(sums, bold=True)


def _head(column: Column) -> str:
    words = column.name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _sums(report: Report, totals: Row) -> Texts:
    """What stands first says what they are, whatever stands above it."""
    return (str(totals[0]), *_texts(report, (None, *totals[1:]))[1:])


def _texts(report: Report, row: Row) -> Texts:
    pairs = zip(report.columns, row, strict=True)
    return tuple(_text(column.kind, cell) for column, cell in pairs)


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
