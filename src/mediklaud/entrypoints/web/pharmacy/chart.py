"""Bars for the first number of a report, the longest as long as there is room."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.shared.report import Report

_MOST, _ROOM = 12, 100


@frozen
class Bar:
    """One row of a report, as long as its number is large."""

    label: str
    value: int
    length: float
    """Of a hundred."""


def bars_of(report: Report) -> tuple[Bar, ...]:
    """The largest rows; none, where nothing is counted or nothing is named."""
    place = next((i for i, c in enumerate(report.columns) if c.kind == "count"), None)
    name = next((i for i, c in enumerate(report.columns) if c.kind == "text"), None)
    if place is None or name is None:
        return ()
    counted = [(str(row[name]), row[place]) for row in report.rows]
    told = [(label, value) for label, value in counted if isinstance(value, int)]
    largest = sorted(told, key=lambda one: -one[1])[:_MOST]
    longest = max((value for _, value in largest), default=0)
    return tuple(
        Bar(label, value, _ROOM * value / longest)
        for label, value in largest
        if value > 0
    )
