"""What the hospital's checks know, and since when."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.loaded import LoadedKnowledge, is_old
from mediklaud.domain.medication.report import KnowledgeVersion
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.medication import KnowledgeBases


@frozen
class Shelved:
    """Loaded knowledge, and whether somebody should ask for a newer version."""

    knowledge: LoadedKnowledge
    is_old: bool


@frozen(kw_only=True)
class KnowledgeShelf:
    """What comes with the program, and what was loaded beside it."""

    default: KnowledgeVersion
    default_is_old: bool
    loaded: tuple[Shelved, ...]


@frozen(kw_only=True)
class ListKnowledge(Query[KnowledgeShelf]):
    """All of it, also what is retired, the first loaded first."""

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    audited: ClassVar = False


def list_knowledge(
    _query: ListKnowledge,
    *,
    knowledge: SafetyKnowledge,
    knowledge_bases: KnowledgeBases,
    hospital: Hospital,
    now: datetime,
) -> KnowledgeShelf:
    """Marked where it was released too long ago."""
    today, about = hospital.day_of(now), knowledge.default().about
    return KnowledgeShelf(
        default=about,
        default_is_old=is_old(about.released, today),
        loaded=tuple(
            Shelved(one, one.is_active and is_old(one.released, today))
            for one in knowledge_bases.all()
        ),
    )
