"""A CSV file of two substances and a level in each row, as DDInter hands it out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediklaud.domain.medication.external.ledger import Ledger, UnusableRow
from mediklaud.domain.medication.external.names import Names
from mediklaud.domain.medication.knowledge import KnowledgeBase, Pairs
from mediklaud.domain.medication.loaded import KnowledgeFile
from mediklaud.domain.medication.rules import Statement
from mediklaud.domain.medication.severity import Severity

_UNKNOWN = "unknown"
_EFFECT = "these two are known to interact; the list says no more"
_UNTOLD = "these two are said to interact; how gravely is not known"
_COLUMNS = ("drug_a", "drug_b", "level")


class _Places(NamedTuple):
    one: int
    other: int
    level: int
    width: int


def read_pairs(
    file: KnowledgeFile, source: str, names: Names, ledger: Ledger
) -> dict[str, dict[str, Statement]]:
    """Every row that names two substances and a known level; the gravest level wins."""
    rows = csv.reader(io.StringIO(file.text, newline=""))
    said = _statements(source)
    pairs: dict[str, dict[str, Statement]] = {}
    places = _places_in(next(rows, []))
    if places is None:
        ledger.reject(file.name, 1, f"the columns {', '.join(_COLUMNS)} are needed")
        return pairs
    for row in _each(rows, file.name, ledger):
        try:
            one, other, says = _read(row, places, names, said)
        except UnusableRow as error:
            ledger.reject(file.name, rows.line_num, error.reason)
            continue
        ledger.used += 1
        found = pairs.setdefault(one, {})
        found[other] = min(says, found.get(other, says), key=_rank)
    return pairs


def _statements(source: str) -> dict[str, Statement]:
    """What each level of a list means; one that is not known is told on request."""
    known = {severity.value: (severity, _EFFECT) for severity in Severity}
    levels = {**known, _UNKNOWN: (Severity.MINOR, _UNTOLD)}
    return {
        level: Statement(
            severity=severity,
            effect=effect,
            mechanism="not told",
            management="look it up in the source",
            source=source,
        )
        for level, (severity, effect) in levels.items()
    }


def _rank(says: Statement) -> tuple[int, bool]:
    return says.severity.rank, says.effect == _UNTOLD


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


def _read(
    row: list[str], places: _Places, names: Names, said: Mapping[str, Statement]
) -> tuple[str, str, Statement]:
    """The two substances in the order of the alphabet, and what is said of them."""
    if len(row) != places.width:
        raise UnusableRow("another number of columns than the first line has")
    says = said.get(row[places.level].strip().lower())
    if says is None:
        raise UnusableRow("a level nobody knows")
    if not row[places.one].strip() or not row[places.other].strip():
        raise UnusableRow("a substance is missing")
    one, other = names.of(row[places.one]), names.of(row[places.other])
    if one == other:
        raise UnusableRow("a substance with itself")
    return (one, other, says) if one < other else (other, one, says)


def write_pairs(knowledge: KnowledgeBase) -> str:
    """Its pairs, to be loaded again."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows(_rows_of(knowledge.pairs))
    return out.getvalue()


def _rows_of(pairs: Pairs) -> Iterator[tuple[str, str, str]]:
    for one in sorted(pairs):
        for other, says in sorted(pairs[one].items(), key=lambda found: found[0]):
            level = _UNKNOWN if says.effect == _UNTOLD else says.severity.value
            yield one, other, level
