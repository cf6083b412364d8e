"""The report on what was handed out; in it stands nobody's name."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.stock_item import HandedOut
from mediklaud.domain.shared.report import Column, ColumnKind, Report, Row

_COLUMNS = (
    Column("at", ColumnKind.MOMENT),
    Column("product"),
    Column("medicine"),
    Column("unit"),
    Column("quantity", ColumnKind.COUNT),
    Column("returned", ColumnKind.COUNT),
    Column("owed", ColumnKind.COUNT),
    Column("status"),
    Column("dispensation"),
)


def dispensations_report(asked: Asked, books: Books) -> Report:
    """Each handing out, the first first; also what was undone, marked so."""
    found = books.stock_reports.handed_out(asked.since, asked.until)
    rows = tuple(_row(one, asked) for one in found)
    return asked.report("Dispensations", _COLUMNS, rows)


def _row(one: HandedOut, asked: Asked) -> Row:
    return (
        asked.moment(one.at),
        one.product,
        str(one.preparation),
        one.preparation.form.unit,
        one.quantity,
        one.returned,
        one.owed,
        one.status,
        str(one.id),
    )
