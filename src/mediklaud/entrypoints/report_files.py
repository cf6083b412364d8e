"""A report as a file: for programs, for spreadsheets, and on paper."""

from __future__ import annotations

import csv
import io
from enum import StrEnum

from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report, Row

CSV = "text/csv"
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001


class ReportFormat(StrEnum):
    """What a report is written as."""

    JSON = "json"
    CSV = "csv"
    PDF = "pdf"


def csv_of(report: Report) -> bytes:
    """Its columns and rows, without the sums: a spreadsheet makes its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.name for column in report.columns)
    writer.writerows(_written(report.columns, row) for row in report.rows)
    return text.getvalue().encode()


def _written(columns: tuple[Column, ...], row: Row) -> list[Cell]:
    return [_cell(column, cell) for column, cell in zip(columns, row, strict=True)]


def _cell(column: Column, cell: Cell) -> Cell:
    """No text may become a formula when a spreadsheet opens it."""
    if column.kind is ColumnKind.TEXT and str(cell or "").lstrip(" ").startswith(
        _FORMULAS
    ):
        return f"'{cell}"
    return cell
