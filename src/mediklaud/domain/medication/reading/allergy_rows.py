"""Rows of cross-reactivity: who reacts to this may react to that."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, evolve

from mediklaud.domain.medication.external.ledger import UnusableRow
from mediklaud.domain.medication.reading.references import References
from mediklaud.domain.medication.reading.rows import Row, parts, said
from mediklaud.domain.medication.rules import CrossReactivity, Statement
from mediklaud.domain.medication.severity import Severity

_ACTIONS = {
    "block": (Severity.CONTRAINDICATED, "choose another medicine"),
    "warn-high": (Severity.MAJOR, "avoid unless tested or nothing else helps"),
    "warn-low": (Severity.MODERATE, "watch the first dose"),
    "info": (Severity.MINOR, "none; know of it"),
    "none": None,
}
_DISSIMILAR = "group:cephalosporin-dissimilar"
_CEPHALOSPORINS = "atc:J01DB;atc:J01DC;atc:J01DD;atc:J01DE"
_SIDE_CHAIN = "-r1"
"""How groups end that share a side chain."""

Names = frozenset[str]


@define
class AllergyRows:
    """What each row says, once its references are known."""

    references: References

    def cross_reactivity(self, row: Row) -> tuple[CrossReactivity, ...]:
        """As it is written; turned round, too, where both ways are meant."""
        ways = [(row["allergen"], row["target"])]
        if row["both_ways"] == "yes":
            ways.append((row["target"], row["allergen"]))
        rule_id, says = said(row, "rule_id"), _statement(row)
        return tuple(
            CrossReactivity(rule_id, allergens, targets, says)
            for way in ways
            for allergens, targets in self._groups(*way)
        )

    def _groups(
        self, allergen: str, target: str
    ) -> Iterator[tuple[tuple[Names, ...], tuple[Names, ...]]]:
        allergens = tuple(map(self.references.names, parts(allergen)))
        if target != _DISSIMILAR:
            yield allergens, tuple(map(self.references.names, parts(target)))
            return
        everyone = frozenset(self.references.members(_CEPHALOSPORINS))
        for chains, sharing in self._by_side_chain(frozenset().union(*allergens)):
            like = frozenset(n for n in everyone if chains & self._chains(n))
            size = tuple(group & sharing for group in allergens if group & sharing)
            yield size, (everyone - like,)

    def _by_side_chain(self, names: Names) -> Iterator[tuple[Names, Names]]:
        """The allergens that share their side chains, each set of chains once."""
        for chains in {self._chains(name) for name in names}:
            yield chains, frozenset(n for n in names if self._chains(n) == chains)

    def _chains(self, name: str) -> Names:
        groups = self.references.substances[name].allergy_classes
        return frozenset(group for group in groups if group.endswith(_SIDE_CHAIN))


def _statement(row: Row) -> Statement | None:
    if row["action"] not in _ACTIONS:
        raise UnusableRow(f"unknown action {row['action']!r}")
    basis, source = said(row, "basis"), said(row, "source")
    action = _ACTIONS[row["action"]]
    if action is None:
        return None
    severity, management = action
    says = Statement(severity, "allergic reaction", basis, management, source)
    note = row["note"]
    return evolve(says, management=f"{management} ({note})") if note else says
