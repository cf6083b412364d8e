"""One rule of a base, by its id: how grave it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.pair_table import pair_rule_id
from mediklaud.domain.medication.severity import Severity


def severity_of(rule_id: str, knowledge: KnowledgeBase) -> Severity | None:
    """How grave the rule is in this version; None if there is no such rule.

    How an allergy went may make its rule graver: it counts as grave as it can be.
    """
    return _severities(knowledge).get(rule_id) or _of_pair(rule_id, knowledge)


@lru_cache(maxsize=16)
def _severities(knowledge: KnowledgeBase) -> Mapping[str, Severity]:
    """Of every rule but those of pairs, which are many, and of doses."""
    kinds = (knowledge.interactions, knowledge.pregnancy, knowledge.renal)
    found = {rule.id: rule.says.severity for kind in kinds for rule in kind}
    same = (knowledge.same_therapy.ingredient, knowledge.same_therapy.level_4)
    found |= {said[0]: said[1].severity for said in same if said is not None}
    forbidden = (rule.id for rule in knowledge.cross_reactions)
    return found | dict.fromkeys(forbidden, Severity.CONTRAINDICATED)


def _of_pair(rule_id: str, knowledge: KnowledgeBase) -> Severity | None:
    """The id of a pair's rule is made of its base and its two substances."""
    one, _, other = rule_id.removeprefix(f"{knowledge.id}:").partition("+")
    is_so_called = rule_id == pair_rule_id(knowledge.id, one, other)
    return knowledge.pairs.between(one, other) if is_so_called else None
