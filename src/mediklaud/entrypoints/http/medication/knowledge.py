"""What checks know of medicines, over HTTP (M7)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.medication.list_knowledge import ListKnowledge
from mediklaud.application.medication.load_knowledge import LoadKnowledge
from mediklaud.application.medication.retire_knowledge import RetireKnowledge
from mediklaud.domain.shared.ids import KnowledgeId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.medication.knowledge_bodies import KnowledgeBody
from mediklaud.entrypoints.http.medication.knowledge_views import (
    KnowledgeLoadedView,
    LoadedKnowledgeView,
    ShelfView,
)
from mediklaud.entrypoints.http.wire import read_all

_KNOWLEDGE = "/safety/knowledge"
_TAGS = ("safety",)


@post(_KNOWLEDGE, sync_to_thread=True, tags=_TAGS)
def load_knowledge(data: JSONBody[KnowledgeBody], desk: AtDesk) -> KnowledgeLoadedView:
    """Put knowledge beside the default; a newer version takes its elder's place."""
    command = LoadKnowledge(
        **desk.command,
        name=data.name,
        version=data.version,
        released=data.released,
        publisher=data.source,
        licence=data.licence,
        format=data.format,
        files=read_all(data.files),
        strict=data.strict,
    )
    return KnowledgeLoadedView.of(desk.handle(command))


@get(_KNOWLEDGE, sync_to_thread=True, tags=_TAGS)
def list_knowledge(desk: AtDesk) -> ShelfView:
    """What comes with the program, and all that was loaded beside it."""
    return ShelfView.of(desk.handle(ListKnowledge(**desk.query)))


@post(
    f"{_KNOWLEDGE}/{{knowledge_id:uuid}}/retire",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def retire_knowledge(knowledge_id: FromPath[UUID], desk: AtDesk) -> LoadedKnowledgeView:
    """Take it out of force; what it said before stays to be read."""
    command = RetireKnowledge(**desk.command, knowledge_id=KnowledgeId(knowledge_id))
    return LoadedKnowledgeView.of(desk.handle(command))
