"""Batches that are taken back, over HTTP (H11)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.pharmacy.list_recalls import ListRecalls
from mediklaud.application.pharmacy.read_recall import ReadRecall
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.domain.shared.ids import ProductId, RecallId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.stock_bodies import RecallBody
from mediklaud.entrypoints.http.pharmacy.stock_views import RecalledView, RecallView

_TAGS = ("pharmacy",)


@post("/pharmacy/recalls", sync_to_thread=True, tags=_TAGS)
def recall_batch(data: JSONBody[RecallBody], desk: AtDesk) -> RecalledView:
    """Hand out nothing more of a batch, and tell everybody who has some."""
    command = RecallBatch(
        **desk.command,
        product_id=ProductId(data.product_id),
        batch=data.batch,
        reason=data.reason,
    )
    return RecalledView.of(desk.handle(command))


@get("/pharmacy/recalls", sync_to_thread=True, tags=_TAGS)
def list_recalls(desk: AtDesk, page: PageAsked) -> Page[RecallView]:
    """What was recalled, the newest first."""
    query = ListRecalls(**desk.query, after=page.after(RecallId), limit=page.and_one)
    return page.page(desk.handle(query), RecallView.of, lambda one: one.id)


@get("/pharmacy/recalls/{recall_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_recall(recall_id: FromPath[UUID], desk: AtDesk) -> RecalledView:
    """One recall, with everybody who still has some of the batch."""
    query = ReadRecall(**desk.query, recall_id=RecallId(recall_id))
    return RecalledView.of(desk.handle(query))
