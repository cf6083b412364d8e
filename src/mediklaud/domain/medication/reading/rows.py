"""The rows of CSV files, made into values one by one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from typing import TypeVar

from attrs import define

from mediklaud.domain.medication.external.ledger import Ledger, UnusableRow

T = TypeVar("T")
Row = dict[str, str]


@define
class Rows:
    """All files by name, and the account of what became of their rows."""

    files: Mapping[str, str]
    ledger: Ledger

    def each(self, file: str, make: Callable[[Row], T]) -> list[T]:
        """Make a value of every row that allows it; a file left out has none."""
        lines = csv.reader(self.files.get(file, "").splitlines(keepends=True))
        made: list[T] = []
        try:
            header = [name.strip().lstrip("\ufeff") for name in next(lines, [])]
            for cells in filter(None, lines):
                self.ledger.read += 1
                try:
                    made.append(make(_row(header, cells)))
                except (UnusableRow, KeyError, ValueError, ArithmeticError) as error:
                    self.ledger.reject(file, lines.line_num, _reason(error))
        except csv.Error:
            self.ledger.reject(file, lines.line_num, "not CSV from here on")
        self.ledger.used += len(made)
        return made


def _row(header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise UnusableRow(f"{len(cells)} columns instead of {len(header)}")
    return dict(zip(header, cells, strict=True))


def _reason(error: Exception) -> str:
    if isinstance(error, UnusableRow):
        return error.reason
    if isinstance(error, KeyError):
        return f"there is no column {error}"
    return "a number or a word that cannot be meant"


def parts(text: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    if ";" not in text:
        return (text.strip(),) if text else ()
    return tuple(part.strip() for part in text.split(";") if part.strip())


def said(row: Row, column: str) -> str:
    """What must not be left empty."""
    if not row[column]:
        raise UnusableRow(f"{column} is empty")
    return row[column]
