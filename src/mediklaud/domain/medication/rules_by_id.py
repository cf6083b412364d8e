"""One rule of a base, by its id: how grave it is."""

from __future__ import annotations

from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.pair_table import pair_rule_id
from mediklaud.domain.medication.rules import Statement
from mediklaud.domain.medication.severity import Severity


def severity_of(rule_id: str, knowledge: KnowledgeBase) -> Severity | None:
    """How grave the rule is in this version; None if there is no such rule.

    How an allergy went may make its rule graver: it counts as grave as it can be.
    """
    if any(rule.id == rule_id for rule in knowledge.cross_reactions):
        return Severity.CONTRAINDICATED
    says = _statement(rule_id, knowledge)
    return _of_pair(rule_id, knowledge) if says is None else says.severity


def _statement(rule_id: str, knowledge: KnowledgeBase) -> Statement | None:
    same = (knowledge.same_therapy.ingredient, knowledge.same_therapy.level_4)
    found = dict(one for one in same if one is not None).get(rule_id)
    return found or _of_rule(rule_id, knowledge)


def _of_pair(rule_id: str, knowledge: KnowledgeBase) -> Severity | None:
    """The id of a pair's rule is made of its base and its two substances."""
    one, _, other = rule_id.removeprefix(f"{knowledge.id}:").partition("+")
    is_so_called = rule_id == pair_rule_id(knowledge.id, one, other)
    return knowledge.pairs.between(one, other) if is_so_called else None


def _of_rule(rule_id: str, knowledge: KnowledgeBase) -> Statement | None:
    kinds = (knowledge.interactions, knowledge.pregnancy, knowledge.renal)
    rules = (rule for kind in kinds for rule in kind)
    return next((rule.says for rule in rules if rule.id == rule_id), None)
