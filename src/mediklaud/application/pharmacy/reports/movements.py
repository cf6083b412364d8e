"""The report on movements, product by product."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.stock_item import Moved
from mediklaud.domain.shared.report import Column, ColumnKind, Report, Row

_COLUMNS = (
    Column("product"),
    Column("medicine"),
    Column("kind"),
    Column("times", ColumnKind.COUNT),
    Column("came", ColumnKind.COUNT),
    Column("went", ColumnKind.COUNT),
)


def movements_report(asked: Asked, books: Books) -> Report:
    """What came and what went, by why it did."""
    found = books.stock_reports.moved(asked.since, asked.until)
    return asked.report("Movements", _COLUMNS, map(_row, found))


def _row(one: Moved) -> Row:
    return (
        one.product,
        str(one.preparation),
        one.kind,
        one.times,
        one.came,
        one.went,
    )
