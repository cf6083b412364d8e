"""A report as a page shows it: cells as people write them, and bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from attrs import frozen

from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.report import Cell, Column, ColumnKind, Report
from mediklaud.entrypoints.web.charts import Point

_TAKEN = ("cash", "card", "mobile", "bank_transfer", "online")
Shown = Cell | Money | date


@frozen(kw_only=True)
class Table:
    """The columns in which anything stands, the rows, and the sums below."""

    names: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[Shown, ...], ...]
    totals: tuple[Shown, ...]


def table_of(report: Report, currency: str) -> Table:
    """Columns of nothing but zeroes are left out: they tell nobody anything."""
    totals = report.totals or tuple(None for _ in report.columns)
    kept = [at for at, _ in enumerate(report.columns) if _tells(report, at)]
    columns = [report.columns[at] for at in kept]

    def shown(row: Sequence[Cell]) -> tuple[Shown, ...]:
        cells = (row[at] for at in kept)
        both = zip(columns, cells, strict=True)
        return tuple(_shown(column, cell, currency) for column, cell in both)

    return Table(
        names=tuple(plain(column, currency) for column in columns),
        numbers=tuple(column.is_number for column in columns),
        rows=tuple(shown(row) for row in report.rows),
        totals=shown(totals),
    )


def plain(column: Column, currency: str) -> str:
    """The column's name without the currency."""
    return column.name.removesuffix(f"_{currency}")


def days_of(report: Report, currency: str) -> tuple[Point, ...]:
    """Every day of the report: what was invoiced, and what came in."""
    names = [plain(column, currency) for column in report.columns]
    by_day = {str(row[0]): dict(zip(names, row, strict=True)) for row in report.rows}
    first = report.since or date.min
    many = ((report.until or first) - first).days + 1
    days = [(first + timedelta(days=n)).isoformat() for n in range(many)]
    return tuple(_point(day, by_day.get(day, {})) for day in days)


def amounts_in(report: Report, name: str, currency: str) -> tuple[Decimal, ...]:
    """One column of the report."""
    names = [plain(column, currency) for column in report.columns]
    at = names.index(name)
    return tuple(_decimal(row[at]) for row in report.rows)


def _point(day: str, row: dict[str, Cell]) -> Point:
    taken = sum((_decimal(row.get(name)) for name in _TAKEN), Decimal(0))
    return Point(label=day, values=(_decimal(row.get("invoiced")), taken))


def _decimal(cell: Cell) -> Decimal:
    return Decimal(str(cell or 0))


def _tells(report: Report, at: int) -> bool:
    if report.columns[at].kind is not ColumnKind.AMOUNT:
        return True
    return any(_decimal(row[at]) for row in report.rows)


def _shown(column: Column, cell: Cell, currency: str) -> Shown:
    if cell is None:
        return None
    if column.kind is ColumnKind.AMOUNT:
        return Money.parse(str(cell), currency)
    if column.kind is ColumnKind.DAY and cell != "Total":
        return date.fromisoformat(str(cell))
    return cell
