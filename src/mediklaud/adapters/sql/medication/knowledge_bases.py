"""Loaded knowledge, in its table; its files packed, as they came."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from attrs import asdict, frozen
from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.knowledge_tables import (
    knowledge_bases,
    knowledge_files,
)
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    KnowledgeFormat,
    KnowledgeNotFound,
    LoadedKnowledge,
)
from mediklaud.domain.shared.ids import AccountId, Id, KnowledgeId

_k = knowledge_bases.c
_ADD = insert(knowledge_bases)
_ADD_FILES = insert(knowledge_files)
_ONE = select(knowledge_bases).where(is_param(knowledge_bases, "id"))
_ALL = select(knowledge_bases).where(here(knowledge_bases)).order_by(_k.id)
_ACTIVE = _ALL.where(_k.retired_at.is_(None))
_FILES = select(knowledge_files.c.packed).where(
    is_param(knowledge_files, "knowledge_id")
)
_RETIRE = (
    update(knowledge_bases)
    .where(here(knowledge_bases), _k.id == bindparam("this"), _k.retired_at.is_(None))
    .values(retired_by=bindparam("by"), retired_at=bindparam("now"))
)
_files = msgspec.json.Decoder(list[tuple[str, str]])


@frozen
class SqlKnowledgeBases:
    """The `knowledge_bases` table, and the `knowledge_files` beside it."""

    database: Database

    def add(self, knowledge: LoadedKnowledge, files: tuple[KnowledgeFile, ...]) -> None:
        plain = msgspec.json.encode([(file.name, file.text) for file in files])
        try:
            self.database.change(_ADD, **_to_row(knowledge))
        except IntegrityError as error:
            raise Contended from error
        self.database.change(
            _ADD_FILES, knowledge_id=knowledge.id.value, packed=zlib.compress(plain)
        )

    def get(self, knowledge_id: KnowledgeId) -> LoadedKnowledge:
        row = self.database.first(_ONE, id=knowledge_id.value)
        if row is None:
            raise KnowledgeNotFound(knowledge_id)
        return _to_knowledge(row)

    def retire(self, knowledge: LoadedKnowledge) -> None:
        by = knowledge.retired_by and knowledge.retired_by.value
        if not self.database.change(
            _RETIRE, this=knowledge.id.value, by=by, now=knowledge.retired_at
        ):
            raise Contended

    def all(self) -> tuple[LoadedKnowledge, ...]:
        return tuple(map(_to_knowledge, self.database.rows(_ALL)))

    def active(self) -> tuple[LoadedKnowledge, ...]:
        return tuple(map(_to_knowledge, self.database.rows(_ACTIVE)))

    def files_of(self, knowledge_id: KnowledgeId) -> tuple[KnowledgeFile, ...]:
        row = self.database.first(_FILES, knowledge_id=knowledge_id.value)
        if row is None:
            raise KnowledgeNotFound(knowledge_id)
        files = _files.decode(zlib.decompress(row.packed))
        return tuple(KnowledgeFile(name, text) for name, text in files)


def _to_row(knowledge: LoadedKnowledge) -> dict[str, object]:
    fields = asdict(knowledge, recurse=False)
    return {n: v.value if isinstance(v, Id) else v for n, v in fields.items()}


def _to_knowledge(row: Row[Any]) -> LoadedKnowledge:
    return LoadedKnowledge(
        id=KnowledgeId(row.id),
        name=row.name,
        version=row.version,
        released=row.released,
        source=row.source,
        licence=row.licence,
        format=KnowledgeFormat(row.format),
        checksum=row.checksum,
        rules=row.rules,
        substances=row.substances,
        rejected=row.rejected,
        loaded_by=row.loaded_by and AccountId(row.loaded_by),
        loaded_at=row.loaded_at,
        retired_by=row.retired_by and AccountId(row.retired_by),
        retired_at=row.retired_at,
    )
