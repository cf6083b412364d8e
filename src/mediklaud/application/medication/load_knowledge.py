"""The hospital loads knowledge it is licensed for, or has written itself (M7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.ledger import LoadingReport
from mediklaud.domain.medication.external.load import Loading, checksum_of, load
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    KnowledgeFormat,
    LoadedKnowledge,
    ReleasedLater,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import KnowledgeId
from mediklaud.ports.medication import KnowledgeBases
from mediklaud.ports.system import Ids


@frozen
class NameTaken(RuleBroken):
    """The knowledge that comes with the program is called so: choose another name."""

    rule: ClassVar[str] = "M7"


@frozen(kw_only=True)
class KnowledgeLoaded:
    """What is in force now, what became of its rows, and what it takes the place of."""

    knowledge: LoadedKnowledge
    report: LoadingReport
    replaces: KnowledgeId | None

    @property
    def id(self) -> KnowledgeId:
        """What the audit says it was about."""
        return self.knowledge.id


@frozen(kw_only=True)
class LoadKnowledge(Command[KnowledgeLoaded]):
    """Put knowledge beside the default; a newer version takes its elder's place."""

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    name: str
    version: str
    released: date
    publisher: str
    """Whose knowledge it is: its source, as findings name it."""
    licence: str
    format: KnowledgeFormat
    files: tuple[KnowledgeFile, ...]
    strict: bool = True
    """Refuse all of it for one row that is of no use."""


@frozen
class ReadKnowledge:
    """What was asked for, read already."""

    command: LoadKnowledge
    loading: Loading


def read_files(command: LoadKnowledge, *, knowledge: SafetyKnowledge) -> ReadKnowledge:
    """Read the files before the transaction: there may be very many rows."""
    default = knowledge.default()
    if command.name == default.id:
        raise NameTaken
    about = About(
        name=command.name,
        version=command.version,
        released=command.released,
        source=command.publisher,
        licence=command.licence,
        checksum=checksum_of(command.files),
    )
    loading = load(
        command.files, command.format, about, default=default, strict=command.strict
    )
    return ReadKnowledge(command, loading)


def load_knowledge(
    read: ReadKnowledge,
    *,
    knowledge_bases: KnowledgeBases,
    ids: Ids,
    actor: Actor,
    now: datetime,
    hospital: Hospital,
) -> KnowledgeLoaded:
    """Keep it as it came; what it replaces is in force no more."""
    command, base, report = read.command, read.loading.base, read.loading.report
    if command.released > hospital.day_of(now):
        raise ReleasedLater
    loaded = LoadedKnowledge(
        id=ids.new(KnowledgeId),
        name=command.name,
        version=command.version,
        released=command.released,
        source=command.publisher,
        licence=command.licence,
        format=command.format,
        checksum=base.checksum,
        rules=base.rules,
        substances=len(base.substances),
        rejected=report.rows_rejected,
        loaded_by=actor.account_id,
        loaded_at=now,
    )
    elder = next((k for k in knowledge_bases.active() if k.name == loaded.name), None)
    if elder is not None:
        knowledge_bases.retire(elder.retire(by=actor.account_id, at=now))
    knowledge_bases.add(loaded, command.files)
    replaces = None if elder is None else elder.id
    return KnowledgeLoaded(knowledge=loaded, report=report, replaces=replaces)
