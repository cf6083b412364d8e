"""What lists of pairs say: how gravely two substances harm, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediklaud.domain.medication.checks.hits import Hit, Told
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.pair_table import pair_rule_id
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import Statement


def listed_hits(
    index: KnowledgeIndex, known: Sequence[KnownMedicine | None], first: int
) -> Iterator[tuple[int, int, Hit]]:
    """Which two are on the list, the later not before `first`.

    Such a list knows no routes: what stays where it is put is left out.
    """
    levels = index.knowledge.pairs.levels
    holders = _holders(known) if levels else {}
    for one, places in holders.items():
        row = levels.get(one)
        for other in row.keys() & holders.keys() if row else ():
            hit = _hit(index, one, other)
            for i in places:
                for j in holders[other]:
                    if i != j and max(i, j) >= first:
                        yield i, j, hit


def _holders(known: Sequence[KnownMedicine | None]) -> dict[str, list[int]]:
    """Each substance, and which medicines bring it into the body."""
    holders: dict[str, list[int]] = {}
    for place, medicine in enumerate(known):
        for part in medicine.ingredients if medicine else ():
            if not part.is_local:
                holders.setdefault(part.name, []).append(place)
    return holders


def _hit(index: KnowledgeIndex, one: str, other: str) -> Hit:
    known = index.knowledge
    says = Statement(
        known.pairs.levels[one][other],
        "a known interaction",
        "the list does not say",
        "look it up in the source",
        known.source,
    )
    rule_id = pair_rule_id(known.id, one, other)
    told = Told(FindingKind.INTERACTION, rule_id, says, index.version)
    return told, (one, other)
