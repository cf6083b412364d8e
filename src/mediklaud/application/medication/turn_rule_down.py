"""The hospital shows a rule less loudly than its severity asks (M3)."""

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.presentation import PresentationPolicy
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.medication.tuning import (
    RuleNotFound,
    Tuning,
    require_quieter,
    require_review_within_a_year,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import TuningId
from mediklaud.ports.medication import KnowledgeBases, Tunings
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class TurnRuleDown(Command[Tuning]):
    """Decide how quietly, why, and when somebody looks at it again.

    A contraindication waits for a second person.
    """

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    knowledge: str
    """The name of the knowledge that the rule is of."""
    rule_id: str
    presentation: Presentation
    reason: str
    review_on: date


def turn_rule_down(
    command: TurnRuleDown,
    *,
    knowledge: SafetyKnowledge,
    knowledge_bases: KnowledgeBases,
    tunings: Tunings,
    hospital: Hospital,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> Tuning:
    """Keep the decision, if there is such a rule and it is quieter so."""
    bases = knowledge.in_force(knowledge_bases, tunings, now).bases
    by_name = {base.id: base for base in bases}
    if command.knowledge not in by_name:
        raise RuleNotFound
    severity = severity_of(command.rule_id, by_name[command.knowledge])
    if severity is None:
        raise RuleNotFound
    require_quieter(command.presentation, _shown(severity))
    require_review_within_a_year(command.review_on, hospital.day_of(now))
    tuning = Tuning(
        id=ids.new(TuningId),
        knowledge=command.knowledge,
        rule_id=command.rule_id,
        severity=severity,
        presentation=command.presentation,
        reason=command.reason,
        review_on=command.review_on,
        decided_by=own_account(actor),
        decided_at=now,
    )
    tunings.add(tuning)
    return tuning


def _shown(severity: Severity) -> Presentation:
    return PresentationPolicy().shown[severity]
