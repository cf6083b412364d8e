"""A base's substances, classes and interactions in the house's own format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import KnowledgeFile
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import InteractionRule, Members

_DRUGS = ("inn", "atc_systemic", "atc_inhaled", "atc_local", "synonyms")
_RULES = (
    *("rule_id", "side_a", "side_b", "severity", "effect", "mechanism", "management"),
    *("scope_a", "scope_b", "washout_a_days", "washout_b_days", "source"),
)


def write_substances(knowledge: KnowledgeBase) -> tuple[KnowledgeFile, ...]:
    """The substances, and the classes they are in."""
    drugs = [
        (
            one.name,
            *map(_joined, (one.systemic, one.inhaled, one.local, one.synonyms)),
            _joined(one.allergy_classes),
        )
        for one in knowledge.substances.values()
    ]
    classes = [(name, _written(found)) for name, found in knowledge.classes.items()]
    return (
        _file("drugs.csv", (*_DRUGS, "allergy_classes"), drugs),
        _file("classes.csv", ("class_id", "members"), classes),
    )


def write_interactions(knowledge: KnowledgeBase) -> KnowledgeFile:
    """Its rules of interactions; what they refer to is in the substances."""
    rules = knowledge.interactions
    wanted = (rule for rule in rules if rule.kind is FindingKind.INTERACTION)
    return _file("interactions.csv", _RULES, map(_row_of, wanted))


def _row_of(rule: InteractionRule) -> tuple[object, ...]:
    says = rule.says
    return (
        *(rule.id, _written(rule.a.members), _written(rule.b.members)),
        *(says.severity.value, says.effect, says.mechanism, says.management),
        *(rule.a.scope.value, rule.b.scope.value),
        *(rule.a.washout_days, rule.b.washout_days, says.source),
    )


def _written(members: Members) -> str:
    """Whoever is meant wholly by name; else by the codes that are meant."""
    named = (f"inn:{name}" for name, codes in members.items() if not codes)
    coded = (f"atc:{code}" for codes in members.values() for code in codes)
    return ";".join(dict.fromkeys((*named, *coded)))


def _joined(parts: Iterable[str]) -> str:
    return ";".join(parts)


def _file(
    name: str, header: Iterable[str], rows: Iterable[Iterable[object]]
) -> KnowledgeFile:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return KnowledgeFile(name, out.getvalue())
