"""A CSV file of two substances and a level in each row, as DDInter hands it out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediklaud.domain.medication.external.ledger import Ledger, UnusableRow
from mediklaud.domain.medication.external.names import Names
from mediklaud.domain.medication.loaded import KnowledgeFile
from mediklaud.domain.medication.pair_table import PairTable
from mediklaud.domain.medication.severity import Severity

LEVELS = {
    **{severity.value: severity for severity in Severity},
    "unknown": Severity.MINOR,
}
"""What the lists call a level; one that is not known is told on request."""
_COLUMNS = ("drug_a", "drug_b", "level")


class _Places(NamedTuple):
    one: int
    other: int
    level: int
    width: int


def read_pairs(
    files: Iterable[KnowledgeFile], names: Names, ledger: Ledger
) -> PairTable:
    """Every row that names two substances and a known level; the gravest level wins."""
    levels: dict[str, dict[str, Severity]] = {}
    for file in files:
        for one, other, level in _pairs_in(file, names, ledger):
            found = levels.setdefault(one, {})
            found[other] = min(level, found.get(other, level), key=_rank)
    return PairTable(levels)


def _pairs_in(
    file: KnowledgeFile, names: Names, ledger: Ledger
) -> Iterator[tuple[str, str, Severity]]:
    rows = csv.reader(io.StringIO(file.text, newline=""))
    places = _places_in(next(rows, []))
    if places is None:
        ledger.reject(file.name, 1, f"the columns {', '.join(_COLUMNS)} are needed")
        return
    for row in _each(rows, file.name, ledger):
        try:
            pair = _read(row, places, names)
        except UnusableRow as error:
            ledger.reject(file.name, rows.line_num, error.reason)
            continue
        ledger.used += 1
        yield pair


def _rank(severity: Severity) -> int:
    return severity.rank


def _places_in(header: list[str]) -> _Places | None:
    found = [column.strip().lower().lstrip("\ufeff") for column in header]
    if not set(_COLUMNS) <= set(found):
        return None
    one, other, level = map(found.index, _COLUMNS)
    return _Places(one, other, level, len(found))


def _each(rows: Iterator[list[str]], name: str, ledger: Ledger) -> Iterator[list[str]]:
    """Row by row; what is no CSV any more ends the file."""
    try:
        for row in rows:
            if row:
                ledger.read += 1
                yield row
    except csv.Error:
        ledger.reject(name, ledger.read + 2, "not CSV from here on")


def _read(row: list[str], places: _Places, names: Names) -> tuple[str, str, Severity]:
    """The two substances in the order of the alphabet, and the level."""
    if len(row) != places.width:
        raise UnusableRow("another number of columns than the first line has")
    level = LEVELS.get(row[places.level].strip().lower())
    if level is None:
        raise UnusableRow("a level nobody knows")
    if not row[places.one].strip() or not row[places.other].strip():
        raise UnusableRow("a substance is missing")
    one, other = names.of(row[places.one]), names.of(row[places.other])
    if one == other:
        raise UnusableRow("a substance with itself")
    return (one, other, level) if one < other else (other, one, level)


def write_pairs(pairs: PairTable) -> str:
    """The same, to be loaded again."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows((one, other, level.value) for one, other, level in pairs)
    return out.getvalue()
