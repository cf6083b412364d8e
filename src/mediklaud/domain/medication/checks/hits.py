"""What one rule says of two; and one finding for all that is said of the same two."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from attrs import evolve

from mediklaud.domain.medication.report import Finding, FindingKind
from mediklaud.domain.medication.rules import Statement

_ORDER = {kind: place for place, kind in enumerate(FindingKind)}


class Hit(NamedTuple):
    """One rule that holds; sorted, the gravest comes first."""

    rank: int
    order: int
    rule_id: str
    substances: tuple[str, str]
    kind: FindingKind
    says: Statement
    version: str


def a_hit(
    kind: FindingKind,
    rule_id: str,
    says: Statement,
    substances: tuple[str, str],
    version: str,
) -> Hit:
    """A rule that holds, with what it is sorted by."""
    rank = says.severity.rank
    return Hit(rank, _ORDER[kind], rule_id, substances, kind, says, version)


def folded(pair: tuple[str, str], hits: Iterable[Hit]) -> Finding:
    """The gravest, with what the other rules say; each rule once."""
    once: dict[tuple[str, str], Hit] = {}
    for hit in sorted(hits, key=_SORTED_BY):
        once.setdefault((hit.rule_id, hit.version), hit)
    first, *others = (_finding(pair, hit) for hit in once.values())
    return evolve(first, also=tuple(others)) if others else first


def _finding(pair: tuple[str, str], hit: Hit) -> Finding:
    says = hit.says
    return Finding(
        kind=hit.kind,
        pair=pair,
        substances=hit.substances,
        rule_id=hit.rule_id,
        severity=says.severity,
        mechanism=says.mechanism,
        effect=says.effect,
        management=says.management,
        source=says.source,
        knowledge=hit.version,
    )


_SORTED_BY = attrgetter("rank", "order", "rule_id", "substances", "version")
