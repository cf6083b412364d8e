"""Bars for what a report is about, the longest as long as there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from attrs import frozen

from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.report import Column, Report, Row

_MOST, _ROOM = 12, 100
_CHARTED: Mapping[str, tuple[str, str]] = {
    ReportName.STOCK_VALUE: ("medicine", "value"),
    ReportName.EXPIRING: ("medicine", "value"),
    ReportName.BELOW_REORDER_LEVEL: ("medicine", "missing"),
    ReportName.MOVEMENTS: ("medicine", "went"),
    ReportName.DISPENSATIONS: ("medicine", "quantity"),
    ReportName.ALERTS: ("rule", "shown"),
}
"""Of what how much; lines of a register are no amounts, and have no bars."""


@frozen
class Bar:
    """Whatever bears one name in a report, as long as its number is large."""

    label: str
    value: int
    length: float
    """Of a hundred."""


@frozen
class Bars:
    """The largest of them, and the column they are taken from."""

    column: Column
    bars: tuple[Bar, ...]


def bars_of(report: Report) -> Bars | None:
    """One for each name; none, where there is nothing to compare."""
    label, value = _CHARTED.get(report.name, ("", ""))
    name, place = _place(report, label), _place(report, value)
    if name is None or place is None:
        return None
    added = _added(report.rows, name, place)
    largest = sorted(added.items(), key=lambda one: -one[1])[:_MOST]
    bars = tuple(
        Bar(label, round(value), float(_ROOM * value / largest[0][1]))
        for label, value in largest
        if value > 0
    )
    return Bars(report.columns[place], bars) if len(bars) > 1 else None


def _place(report: Report, name: str) -> int | None:
    """Where the column stands; a currency may stand behind its name."""
    names = (column.name for column in report.columns)
    found = (at for at, one in enumerate(names) if name and one.startswith(name))
    return next(found, None)


def _added(rows: tuple[Row, ...], name: int, place: int) -> dict[str, Decimal]:
    added: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        added[str(row[name])] += Decimal(row[place] or 0)
    return added
