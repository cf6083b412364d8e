"""Knowledge that the hospital loaded is asked no more (M7)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.loaded import LoadedKnowledge
from mediklaud.domain.shared.ids import KnowledgeId
from mediklaud.ports.medication import KnowledgeBases


@frozen(kw_only=True)
class RetireKnowledge(Command[LoadedKnowledge]):
    """Take it out of force; what it said before stays to be read."""

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    knowledge_id: KnowledgeId


def retire_knowledge(
    command: RetireKnowledge,
    *,
    knowledge_bases: KnowledgeBases,
    actor: Actor,
    now: datetime,
) -> LoadedKnowledge:
    """Retire it, unless it is already."""
    knowledge = knowledge_bases.get(command.knowledge_id)
    retired = knowledge.retire(by=actor.account_id, at=now)
    knowledge_bases.retire(retired)
    return retired
