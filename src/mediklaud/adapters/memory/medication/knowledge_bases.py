"""Loaded knowledge, in a dictionary."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    KnowledgeNotFound,
    LoadedKnowledge,
)
from mediklaud.domain.shared.ids import KnowledgeId


@frozen
class MemoryKnowledgeBases:
    """Knowledge by its id, and its files beside it."""

    tables: Tables

    def add(self, knowledge: LoadedKnowledge, files: tuple[KnowledgeFile, ...]) -> None:
        if any(other.name == knowledge.name for other in self.active()):
            raise Contended
        self.tables["knowledge_bases"][knowledge.id] = knowledge
        self.tables["knowledge_files"][knowledge.id] = files

    def get(self, knowledge_id: KnowledgeId) -> LoadedKnowledge:
        known: Mapping[KnowledgeId, LoadedKnowledge] = self.tables["knowledge_bases"]
        if knowledge_id not in known:
            raise KnowledgeNotFound(knowledge_id)
        return known[knowledge_id]

    def retire(self, knowledge: LoadedKnowledge) -> None:
        if not self.get(knowledge.id).is_active:
            raise Contended
        self.tables["knowledge_bases"][knowledge.id] = knowledge

    def all(self) -> tuple[LoadedKnowledge, ...]:
        found = self.tables["knowledge_bases"].values()
        return tuple(sorted(found, key=lambda knowledge: knowledge.id))

    def active(self) -> tuple[LoadedKnowledge, ...]:
        return tuple(one for one in self.all() if one.is_active)

    def files_of(self, knowledge_id: KnowledgeId) -> tuple[KnowledgeFile, ...]:
        self.get(knowledge_id)
        files: tuple[KnowledgeFile, ...] = self.tables["knowledge_files"][knowledge_id]
        return files
