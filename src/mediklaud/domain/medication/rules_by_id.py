"""One rule of a base, by its id: how grave it is."""

from __future__ import annotations

from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.rules import Statement
from mediklaud.domain.medication.severity import Severity


def severity_of(rule_id: str, knowledge: KnowledgeBase) -> Severity | None:
    """How grave the rule is in this version; None if there is no such rule.

    How an allergy went may make its rule graver: it counts as grave as it can be.
    """
    if any(rule.id == rule_id for rule in knowledge.cross_reactions):
        return Severity.CONTRAINDICATED
    says = _statement(rule_id, knowledge)
    return None if says is None else says.severity


def _statement(rule_id: str, knowledge: KnowledgeBase) -> Statement | None:
    same = (knowledge.same_therapy.ingredient, knowledge.same_therapy.level_4)
    found = dict(one for one in same if one is not None).get(rule_id)
    return found or _of_pair(rule_id, knowledge) or _of_rule(rule_id, knowledge)


def _of_pair(rule_id: str, knowledge: KnowledgeBase) -> Statement | None:
    """The id of a pair's rule is made of its base and its two substances."""
    name, _, pair = rule_id.partition(":")
    one, _, other = pair.partition("+")
    if name != knowledge.id:
        return None
    return knowledge.pairs.get(one, {}).get(other)


def _of_rule(rule_id: str, knowledge: KnowledgeBase) -> Statement | None:
    kinds = (knowledge.interactions, knowledge.pregnancy, knowledge.renal)
    rules = (rule for kind in kinds for rule in kind)
    return next((rule.says for rule in rules if rule.id == rule_id), None)
