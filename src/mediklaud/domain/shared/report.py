"""A report: a table with a title, whoever asks for it and in whatever shape."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone

Cell = str | int | None
"""Text, a count, or nothing; amounts, days and times are told as text."""
Row = tuple[Cell, ...]


class ColumnKind(StrEnum):
    """What stands in a column, so that everybody sets it as it is read best."""

    TEXT = "text"
    COUNT = "count"
    AMOUNT = "amount"
    """Money, as `125.00`; its currency stands in the column's name."""
    SHARE = "share"
    """Of a hundred."""
    DAY = "day"
    MOMENT = "moment"
    """On the hospital's clock, with its offset."""


@frozen
class Column:
    """One column: its name as programs read it, and what stands in it."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT

    @property
    def is_number(self) -> bool:
        """Is it set flush right?"""
        return self.kind in (ColumnKind.COUNT, ColumnKind.AMOUNT, ColumnKind.SHARE)


@frozen(kw_only=True)
class Report:
    """What was found: rows of cells under columns, and the sums below them."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: Row | None = None
    since: date | None = None
    until: date | None = None
    """The last day that is in it."""
    made_at: datetime = field(validator=has_time_zone)


def money_cell(amount: Money | None) -> Cell:
    """An amount, as a report tells it."""
    return None if amount is None else amount.amount


def day_cell(day: date | None) -> Cell:
    """A day, as a report tells it."""
    return None if day is None else day.isoformat()


def sums(columns: Iterable[Column], rows: Iterable[Row]) -> Row:
    """The word "Total", and the sum of every column that counts things."""
    ways = [column.kind is ColumnKind.COUNT for column in columns]
    every = list(rows)
    counted = (
        sum(int(row[i] or 0) for row in every) if counts else None
        for i, counts in enumerate(ways)
    )
    return ("Total", *tuple(counted)[1:])
