"""Small charts: bars by their attributes alone, for no style stands in a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from attrs import frozen

HIGH = 100
_MOST = 62
"""More bars than that nobody can tell apart."""


@frozen(kw_only=True)
class Bar:
    """One bar: where it stands in a picture a hundred high, and what it says."""

    x: float
    y: float
    width: float
    height: float
    series: int
    said: str


@frozen(kw_only=True)
class Chart:
    """Bars side by side, and how much the highest stands for."""

    bars: tuple[Bar, ...]
    width: int
    highest: Decimal


@frozen(kw_only=True)
class Point:
    """What there is of each series at one place of the chart."""

    label: str
    values: tuple[Decimal, ...]


def chart_of(points: Sequence[Point]) -> Chart:
    """All of them, several in one bar if there are too many."""
    gathered = _gathered(points)
    highest = max((max(p.values) for p in gathered), default=Decimal(0))
    across = [bar for at, p in enumerate(gathered) for bar in _bars(at, p, highest)]
    return Chart(bars=tuple(across), width=10 * len(gathered), highest=highest)


def share_of(value: Decimal, whole: Decimal) -> float:
    """So many of a hundred, for a meter."""
    return float(round(value / whole * 100, 1)) if whole > 0 and value > 0 else 0.0


def _bars(at: int, point: Point, highest: Decimal) -> list[Bar]:
    width = round(8 / len(point.values), 2)
    heights = [share_of(value, highest) for value in point.values]
    return [
        Bar(
            x=10 * at + 1 + round(width * series, 2),
            y=round(HIGH - height, 1),
            width=width,
            height=height,
            series=series,
            said=f"{point.label}: {point.values[series]}",
        )
        for series, height in enumerate(heights)
    ]


def _gathered(points: Sequence[Point]) -> list[Point]:
    size = -(-len(points) // _MOST) or 1
    groups = [points[at : at + size] for at in range(0, len(points), size)]
    return [_together(group) for group in groups]


def _together(group: Sequence[Point]) -> Point:
    first, last = group[0].label, group[-1].label
    sums = (
        sum(values, Decimal(0))
        for values in zip(*(p.values for p in group), strict=True)
    )
    return Point(
        label=first if first == last else f"{first} – {last}",  # noqa: RUF001
        values=tuple(sums),
    )
