"""Rows of duplicates: the same twice, groups to take one of, and what is excused."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, frozen

from mediklaud.domain.medication.external.ledger import UnusableRow
from mediklaud.domain.medication.reading.rows import Row, said
from mediklaud.domain.medication.reading.rule_rows import RuleRows, statement
from mediklaud.domain.medication.rules import InteractionRule, SameTherapy, Statement

_SAME = {"same-ingredient", "same-atc-level4"}
_EXCUSED = {"excused", "excused-also-twice"}


@frozen
class Same:
    """What is said of the same ingredient, or of the same level of ATC codes."""

    kind: str
    rule_id: str
    says: Statement


@frozen
class Excused:
    """Substances that are meant to be given together, by how their codes begin."""

    prefix: str
    even_twice: bool


@define
class DuplicateRows:
    """What each row says, once its references are known."""

    rules: RuleRows

    def duplicate(self, row: Row) -> InteractionRule | Same | Excused:
        """A rule of one of three kinds."""
        kind = row["kind"]
        if kind == "group":
            return self.rules.group(row)
        if kind in _SAME:
            return Same(kind, said(row, "rule_id"), statement(row))
        if kind not in _EXCUSED or not row["match"].startswith("atc:"):
            raise UnusableRow(f"unknown kind {kind!r}")
        return Excused(row["match"].removeprefix("atc:"), kind != "excused")


def same_therapy(found: Iterable[InteractionRule | Same | Excused]) -> SameTherapy:
    """All that is not a group, in one value."""
    told = list(found)
    same = {one.kind: (one.rule_id, one.says) for one in told if isinstance(one, Same)}
    excused = [one for one in told if isinstance(one, Excused)]
    return SameTherapy(
        ingredient=same.get("same-ingredient"),
        level_4=same.get("same-atc-level4"),
        excused=tuple(one.prefix for one in excused),
        not_even_twice=tuple(one.prefix for one in excused if one.even_twice),
    )
