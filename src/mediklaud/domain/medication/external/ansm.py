"""The French thesaurus of interactions (ANSM), as JSON: entries, and an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from mediklaud.domain.medication.external.ledger import Ledger, UnusableRow
from mediklaud.domain.medication.external.names import Names, folded
from mediklaud.domain.medication.loaded import KnowledgeFile
from mediklaud.domain.medication.severity import Severity

LEVELS = {
    "contre-indication": Severity.CONTRAINDICATED,
    "ci": Severity.CONTRAINDICATED,
    "association deconseillee": Severity.MAJOR,
    "precaution d'emploi": Severity.MODERATE,
    "a prendre en compte": Severity.MINOR,
    "il convient de prendre en compte": Severity.MINOR,
}
"""What the thesaurus calls a severity, without case and accents."""
ENTRY = frozenset({"main_drug", "plus_drug", "severity_levels"})
SUBSTANCE = frozenset({"substance", "drug_classes"})


@frozen
class Entry:
    """What two substances or classes do together, with all its conditions."""

    main: str
    plus: str
    ones: frozenset[str]
    others: frozenset[str]
    severity: Severity
    """The gravest, where the conditions tell several apart."""
    effect: str
    management: str


@define
class _Thesaurus:
    names: Names
    classes: dict[str, set[str]] = field(factory=dict)

    def take(self, row: Mapping[str, Any]) -> None:
        """One substance of the index, with the classes it is in."""
        substance, classes = row["substance"], row["drug_classes"]
        several = isinstance(classes, list) and all(map(_is_text, classes))
        if not _is_text(substance) or not several:
            raise UnusableRow("a substance has a name and a list of classes")
        for name in classes:
            self.classes.setdefault(folded(name), set()).add(self.names.of(substance))

    def members(self, name: str) -> frozenset[str]:
        """A class's substances, or the one substance of that name."""
        found = self.classes.get(folded(name))
        return frozenset({self.names.of(name)}) if found is None else frozenset(found)

    def entry(self, row: Mapping[str, Any]) -> Entry:
        """One entry, indexed by its gravest level; all of them are told."""
        main, plus = row["main_drug"], row["plus_drug"]
        if not _is_text(main) or not _is_text(plus):
            raise UnusableRow("a substance is missing")
        levels = tuple(_levels_in(row["severity_levels"]))
        if not levels:
            raise UnusableRow("a level is missing")
        ones, others = self.members(main), self.members(plus)
        if len(ones | others) == 1:
            raise UnusableRow("a substance with itself")
        return Entry(
            main=folded(main),
            plus=folded(plus),
            ones=ones,
            others=others,
            severity=min((severity for severity, _ in levels), key=_rank),
            effect=_tidy(row.get("interaction_mechanism") or ""),
            management="; ".join(told for _, told in levels),
        )


def read_ansm(
    files: Iterable[KnowledgeFile], names: Names, ledger: Ledger
) -> tuple[Entry, ...]:
    """Every entry of the thesaurus; a row's line is its place in its file's list."""
    thesaurus = _Thesaurus(names)
    rows = [row for file in files for row in _rows_of(file, ledger)]
    for file, place, row in rows:
        if row.keys() >= SUBSTANCE:
            _keep(ledger, file, place, thesaurus.take, row)
    entries = []
    for file, place, row in rows:
        if row.keys() >= ENTRY:
            entries += _keep(ledger, file, place, thesaurus.entry, row)
        elif not row.keys() >= SUBSTANCE:
            ledger.reject(file, place, "neither an entry nor a substance")
    return tuple(entries)


def _rank(severity: Severity) -> int:
    return severity.rank


def _rows_of(
    file: KnowledgeFile, ledger: Ledger
) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    try:
        found = json.loads(file.text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        ledger.reject(file.name, 1, "not a JSON list")
        return
    for place, row in enumerate(found, start=1):
        ledger.read += 1
        yield file.name, place, row if isinstance(row, dict) else {}


def _keep(ledger: Ledger, file: str, place: int, take: Any, row: Any) -> list[Any]:  # noqa: ANN401
    """What was made of the row, unless it is of no use."""
    try:
        made = take(row)
    except UnusableRow as error:
        ledger.reject(file, place, error.reason)
        return []
    ledger.used += 1
    return [made]


def _levels_in(found: object) -> Iterator[tuple[Severity, str]]:
    for level in found if isinstance(found, list) else ():
        told = level if isinstance(level, dict) else {}
        word, info = (_tidy(told.get(key) or "") for key in ("level", "info"))
        severity = LEVELS.get(folded(word))
        if severity is None:
            raise UnusableRow("a level nobody knows")
        yield severity, f"{word}: {info}" if info else word


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _tidy(text: object) -> str:
    return " ".join(str(text).split())
