"""The register of controlled medicines, on paper (H6)."""

from collections.abc import Mapping, Sequence

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.pharmacy.register_line import RegisterLine
from mediklaud.domain.shared.ids import AccountId
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
    """Line by line, by whom; whom it was for, the dispensation says."""
    found = books.register.lines(asked.since, asked.until)
    names = books.names.of_accounts(_hands(found))
    rows = (_row(line, asked, names) for line in found)
    return asked.report("Register of controlled medicines", _COLUMNS, rows)


def _hands(lines: Sequence[RegisterLine]) -> set[AccountId]:
    given = {line.pharmacist for line in lines}
    return given | {line.witness for line in lines if line.witness}


def _row(line: RegisterLine, asked: Asked, names: Mapping[AccountId, str]) -> Row:
    return (
        line.number,
        asked.moment(line.at),
        line.product_code,
        line.entry,
        line.quantity,
        line.balance,
        str(line.dispensation_id),
        names.get(line.pharmacist, str(line.pharmacist)),
        names.get(line.witness, str(line.witness)) if line.witness else None,
    )
