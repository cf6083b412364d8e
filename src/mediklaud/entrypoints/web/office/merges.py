"""Two files of one patient: somebody else than who asked decides (P3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.registry.decide_merge import DecideMerge
from mediklaud.application.registry.list_merges import ListMerges, MergeCase
from mediklaud.application.registry.undo_merge import UndoMerge
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.merge import MergeNotFound, MergeStatus
from mediklaud.domain.shared.ids import MergeId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _ONE = "office/merges.html", "office/merge.html"
_MERGE = "/merges/{merge_id:uuid}"
_MOST = 200


@get("/merges", sync_to_thread=True)
def merges(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """Those that wait, and those that were decided."""
    query = ListMerges(**visitor.query, after=page.after(MergeId), limit=page.and_one)
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    cases = shown.items
    return visitor.page(
        _MANY,
        waiting=[one for one in cases if one.merge.status is MergeStatus.ASKED],
        decided=[one for one in cases if one.merge.status is not MergeStatus.ASKED],
        more=shown.next_cursor,
        done=done,
    )


@get(_MERGE, sync_to_thread=True)
def merge(visitor: AtPage, merge_id: FromPath[UUID]) -> Page:
    """Both files beside one another, and why they should be one."""
    return visitor.page(_ONE, **_about(visitor, MergeId(merge_id)))


@post(_MERGE, status_code=303, sync_to_thread=True)
def decide_merge(visitor: AtPage, merge_id: FromPath[UUID]) -> Page:
    """They become one at once, stay two, or are two again."""
    wanted = MergeId(merge_id)
    try:
        visitor.handle(_decided(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, **_about(visitor, wanted))
    return visitor.go("/merges?done=decided")


def _decided(visitor: Visitor, wanted: MergeId) -> DecideMerge | UndoMerge:
    with visitor.form.reading() as read:
        reason = read.need("reason", str)
    told: dict[str, Any] = {**visitor.command, "merge_id": wanted, "reason": reason}
    step = visitor.form["step"]
    if step == "undo":
        return UndoMerge(**told)
    return DecideMerge(**told, granted=step == "grant")


def _about(visitor: Visitor, wanted: MergeId) -> dict[str, MergeCase]:
    for one in visitor.handle(ListMerges(**visitor.query, limit=_MOST)):
        if one.id == wanted:
            return {"one": one}
    raise MergeNotFound(wanted)
