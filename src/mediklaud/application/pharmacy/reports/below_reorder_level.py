"""The report on what is to be ordered."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.stock_level import StockLevel
from mediklaud.domain.shared.report import Column, ColumnKind, Report, Row

_EVERY = 1_000_000
_COLUMNS = (
    Column("product"),
    Column("medicine"),
    Column("brand"),
    Column("usable", ColumnKind.COUNT),
    Column("reorder_level", ColumnKind.COUNT),
    Column("missing", ColumnKind.COUNT),
    Column("packs_to_order", ColumnKind.COUNT),
)


def below_reorder_level_report(asked: Asked, books: Books) -> Report:
    """Of which products less may be handed out than is to be kept, and how much."""
    today = asked.today
    every = books.stock.levels(today, today, after=None, limit=_EVERY)
    low = sorted((level for level in every if level.is_low), key=_code)
    return asked.standing("Below reorder level", _COLUMNS, map(_row, low))


def _code(level: StockLevel) -> str:
    return level.product.code


def _row(level: StockLevel) -> Row:
    product = level.product
    missing = product.reorder_level - level.usable
    return (
        product.code,
        str(product.preparation),
        product.brand,
        level.usable,
        product.reorder_level,
        missing,
        -(-missing // product.pack_size),
    )
