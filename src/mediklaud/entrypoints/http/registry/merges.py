"""Two files of one patient over HTTP: ask, decide, undo (P3)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.registry.ask_for_merge import AskForMerge
from mediklaud.application.registry.decide_merge import DecideMerge
from mediklaud.application.registry.list_merges import ListMerges
from mediklaud.application.registry.undo_merge import UndoMerge
from mediklaud.domain.registry.merge import MergeStatus
from mediklaud.domain.shared.ids import MergeId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.registry.merge_bodies import (
    MergeBody,
    MergeDecisionBody,
    UndoBody,
)
from mediklaud.entrypoints.http.registry.merge_views import MergeCaseView, MergeView

TAGS = ("merges",)


@post("/patients/{patient_id:uuid}/merge", sync_to_thread=True, tags=TAGS)
def ask_for_merge(
    patient_id: FromPath[UUID], data: JSONBody[MergeBody], desk: AtDesk
) -> MergeView:
    """Ask for another file to go into this one; somebody else decides."""
    command = AskForMerge(
        **desk.command,
        surviving_id=PatientId(patient_id),
        duplicate_id=PatientId(data.duplicate_id),
        reason=data.reason,
    )
    return MergeView.of(desk.handle(command))


@get("/patients/merges", sync_to_thread=True, tags=TAGS)
def list_merges(
    desk: AtDesk, page: PageAsked, status: FromQuery[MergeStatus | None] = None
) -> Page[MergeCaseView]:
    """Merges that were asked for, the oldest first; of one status, or all."""
    query = ListMerges(
        **desk.query, status=status, after=page.after(MergeId), limit=page.and_one
    )
    return page.page(desk.handle(query), MergeCaseView.shown, lambda case: case.id)


@post(
    "/patients/merges/{merge_id:uuid}/decide",
    status_code=200,
    sync_to_thread=True,
    tags=TAGS,
)
def decide_merge(
    merge_id: FromPath[UUID], data: JSONBody[MergeDecisionBody], desk: AtDesk
) -> MergeView:
    """Let the two files become one at once, or say that they stay two."""
    command = DecideMerge(
        **desk.command,
        merge_id=MergeId(merge_id),
        granted=data.granted,
        reason=data.reason,
    )
    return MergeView.of(desk.handle(command))


@post(
    "/patients/merges/{merge_id:uuid}/undo",
    status_code=200,
    sync_to_thread=True,
    tags=TAGS,
)
def undo_merge(
    merge_id: FromPath[UUID], data: JSONBody[UndoBody], desk: AtDesk
) -> MergeView:
    """Give the duplicate its things back, while nothing new came in between."""
    command = UndoMerge(**desk.command, merge_id=MergeId(merge_id), reason=data.reason)
    return MergeView.of(desk.handle(command))
