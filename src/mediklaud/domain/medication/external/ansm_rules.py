"""Entries of the French thesaurus, as rules of ours."""

from __future__ import annotations

from collections.abc import Iterable

from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.ansm import Entry
from mediklaud.domain.medication.rules import InteractionRule, Side, Statement


def rules_of(entries: Iterable[Entry], about: About) -> tuple[InteractionRule, ...]:
    """One rule for each; its id is what it is about, in every version."""
    return tuple(
        InteractionRule(
            id=f"{about.name}:{entry.main}+{entry.plus}",
            a=_side(entry.ones),
            b=_side(entry.others),
            says=Statement(
                severity=entry.severity,
                effect=entry.effect,
                mechanism="as told with the effect",
                management=entry.management,
                source=about.source,
            ),
        )
        for entry in entries
    )


def _side(members: frozenset[str]) -> Side:
    """All of each substance: the thesaurus gives no codes."""
    return Side(dict.fromkeys(sorted(members), ()))
