"""The register of controlled medicines, on paper (H6)."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.register_line import RegisterLine
from mediklaud.domain.shared.report import Column, ColumnKind, Report, Row

_COLUMNS = (
    Column("number", ColumnKind.COUNT),
    Column("at", ColumnKind.MOMENT),
    Column("product"),
    Column("entry"),
    Column("quantity", ColumnKind.COUNT),
    Column("balance", ColumnKind.COUNT),
    Column("dispensation"),
    Column("pharmacist"),
    Column("witness"),
)


def controlled_register_report(asked: Asked, books: Books) -> Report:
    """Line by line; whom it was for, the dispensation says."""
    found = books.register.lines(asked.since, asked.until)
    rows = (_row(line, asked) for line in found)
    return asked.report("Register of controlled medicines", _COLUMNS, rows)


def _row(line: RegisterLine, asked: Asked) -> Row:
    return (
        line.number,
        asked.moment(line.at),
        line.product_code,
        line.entry,
        line.quantity,
        line.balance,
        str(line.dispensation_id),
        str(line.pharmacist),
        str(line.witness) if line.witness else None,
    )
