"""The report on what stock is worth."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.stock_item import StockItem
from mediklaud.domain.shared.money import total
from mediklaud.domain.shared.report import (
    Column,
    ColumnKind,
    Report,
    Row,
    day_cell,
    money_cell,
)


def stock_value_report(asked: Asked, books: Books) -> Report:
    """Batch by batch as it lies there now, at what it was bought for."""
    money = asked.hospital.currency
    found = books.stock_reports.items()
    values = [one.value for one in found if one.value is not None]
    worth = money_cell(total(values, money))
    totals: Row = ("Total", *(None,) * 7, worth)
    rows = map(_row, found)
    return asked.standing("Stock value", _columns(money), rows, totals)


def _columns(money: str) -> tuple[Column, ...]:
    return (
        Column("product"),
        Column("medicine"),
        Column("batch"),
        Column("location"),
        Column("status"),
        Column("expires_on", ColumnKind.DAY),
        Column("on_hand", ColumnKind.COUNT),
        Column(f"unit_cost_{money}", ColumnKind.AMOUNT),
        Column(f"value_{money}", ColumnKind.AMOUNT),
    )


def _row(one: StockItem) -> Row:
    return (
        one.product,
        str(one.preparation),
        one.batch,
        one.location,
        one.status,
        day_cell(one.expires_on),
        one.on_hand,
        money_cell(one.unit_cost),
        money_cell(one.value),
    )
