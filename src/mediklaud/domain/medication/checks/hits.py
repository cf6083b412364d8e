"""What one rule says of two; and one finding for all that is said of the same two."""

from __future__ import annotations

from attrs import define, evolve, field

from mediklaud.domain.medication.report import Finding, FindingKind
from mediklaud.domain.medication.rules import Statement

_ORDER = {kind: place for place, kind in enumerate(FindingKind)}


@define(eq=False)
class Told:
    """What a rule of one base says, ready to be told."""

    kind: FindingKind
    rule_id: str
    says: Statement
    version: str
    """Of which base, in which version."""
    washouts: tuple[int, int] = (0, 0)
    """How many days after it was stopped either of the two still counts."""
    alike: bool = False
    """Is it about one substance twice, and not about two?"""
    weight: tuple[int, int, str, str] = field(init=False)
    """Sorted by it, the gravest comes first."""

    def __attrs_post_init__(self) -> None:
        rank, order = self.says.severity.rank, _ORDER[self.kind]
        self.weight = rank, order, self.rule_id, self.version


Hit = tuple[Told, tuple[str, str]]
"""A rule that holds, and between which two substances."""


def folded(pair: tuple[str, str], hits: list[Hit]) -> Finding:
    """The gravest, with what the other rules say; each rule once."""
    if len(hits) == 1:
        return _finding(pair, hits[0])
    once: dict[tuple[int, int, str, str], Hit] = {}
    for hit in sorted(hits, key=_weight):
        once.setdefault(hit[0].weight, hit)
    first, *others = (_finding(pair, hit) for hit in once.values())
    return evolve(first, also=tuple(others)) if others else first


def _weight(hit: Hit) -> tuple[tuple[int, int, str, str], tuple[str, str]]:
    return hit[0].weight, hit[1]


def _finding(pair: tuple[str, str], hit: Hit) -> Finding:
    told, substances = hit
    says = told.says
    return Finding(
        kind=told.kind,
        pair=pair,
        substances=substances,
        rule_id=told.rule_id,
        severity=says.severity,
        mechanism=says.mechanism,
        effect=says.effect,
        management=says.management,
        source=says.source,
        knowledge=told.version,
    )
