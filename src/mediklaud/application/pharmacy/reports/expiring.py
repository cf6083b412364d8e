"""The report on what expires within 30, 60 and 90 days, or has."""

from datetime import date, timedelta

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.stock_item import StockItem
from mediklaud.domain.shared.report import (
    Column,
    ColumnKind,
    Report,
    Row,
    day_cell,
    money_cell,
)

_STEPS = (30, 60, 90)


def expiring_report(asked: Asked, books: Books) -> Report:
    """What expires first stands first."""
    today = asked.today
    found = books.stock_reports.items(today + timedelta(days=_STEPS[-1]))
    in_turn = sorted(found, key=lambda one: one.expires_on)
    rows = (_row(one, today) for one in in_turn)
    return asked.standing("Expiring stock", _columns(asked.hospital.currency), rows)


def _columns(money: str) -> tuple[Column, ...]:
    return (
        Column("within"),
        Column("expires_on", ColumnKind.DAY),
        Column("product"),
        Column("medicine"),
        Column("batch"),
        Column("location"),
        Column("status"),
        Column("on_hand", ColumnKind.COUNT),
        Column(f"value_{money}", ColumnKind.AMOUNT),
    )


def _row(one: StockItem, today: date) -> Row:
    return (
        _within(one.expires_on, today),
        day_cell(one.expires_on),
        one.product,
        str(one.preparation),
        one.batch,
        one.location,
        one.status,
        one.on_hand,
        money_cell(one.value),
    )


def _within(last: date, today: date) -> str:
    """Its last day is one on which it may still be taken."""
    left = (last - today).days
    if left < 0:
        return "expired"
    return f"{next(step for step in _STEPS if left <= step)} days"
