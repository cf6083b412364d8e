"""Entries of the French thesaurus, as rules of ours."""

from __future__ import annotations

from collections.abc import Iterable

from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.ansm import Entry
from mediklaud.domain.medication.pair_table import pair_rule_id
from mediklaud.domain.medication.rules import InteractionRule, Side, Statement


def rules_of(entries: Iterable[Entry], about: About) -> tuple[InteractionRule, ...]:
    """One rule for each two that harm, though the thesaurus tells it under both.

    Its id is what it is about, in every version; of two entries the graver one is told.
    """
    by_id: dict[str, InteractionRule] = {}
    for entry in sorted(entries, key=lambda entry: -entry.severity.rank):
        rule = _rule(entry, about)
        by_id[rule.id] = rule
    return tuple(by_id.values())


def _rule(entry: Entry, about: About) -> InteractionRule:
    says = Statement(
        severity=entry.severity,
        effect=entry.effect or "not told",
        mechanism="as told with the effect",
        management=entry.management,
        source=about.source,
    )
    rule_id = pair_rule_id(about.name, entry.main, entry.plus)
    return InteractionRule(rule_id, _side(entry.ones), _side(entry.others), says)


def _side(members: frozenset[str]) -> Side:
    """All of each substance: the thesaurus gives no codes."""
    return Side(dict.fromkeys(sorted(members), ()))
