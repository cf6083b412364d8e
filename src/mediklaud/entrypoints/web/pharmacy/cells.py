"""The cells of a report as a page writes them: days and times are no text there."""

from __future__ import annotations

from datetime import date, datetime

from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report

Told = Cell | date
"""A moment is a day as well."""


def rows_of(report: Report) -> tuple[tuple[Told, ...], ...]:
    """Its rows, and the sums below them."""
    return tuple(
        tuple(map(_told, report.columns, row)) for row in (*report.rows, *_sums(report))
    )


def _sums(report: Report) -> tuple[tuple[Cell, ...], ...]:
    return (report.totals,) if report.totals else ()


def _told(column: Column, cell: Cell) -> Told:
    if column.kind is ColumnKind.MOMENT and isinstance(cell, str):
        return datetime.fromisoformat(cell)
    if column.kind is ColumnKind.DAY and isinstance(cell, str):
        return date.fromisoformat(cell)
    return cell
