"""What waits at the pharmacy's counter, and for a second pharmacist."""

from __future__ import annotations

from litestar import get

from mediklaud.application.pharmacy.list_awaiting_witness import ListAwaitingWitness
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
)
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_AT_ONCE, _UNSEEN = 50, 200


@get("/pharmacy/queue", sync_to_thread=True)
def queue(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """Everything that can be handed out today, the first written first."""
    return _queue(visitor, page, done)


def first_page_of_pharmacist(visitor: Visitor) -> Page:
    """Who is next, and what a colleague waits for."""
    return _queue(visitor, Paging(_AT_ONCE, None), None)


def _queue(visitor: Visitor, page: Paging, done: str | None) -> Page:
    query = ListOpenPrescriptions(
        **visitor.query, after=page.after(PrescriptionId), limit=page.and_one
    )
    found = visitor.handle(query)
    shown = page.page(found, lambda one: one, lambda one: one.prescription.id)
    unseen = visitor.handle(ListAwaitingWitness(**visitor.query, limit=_UNSEEN))
    facts = {"waiting": shown.items, "more": shown.next_cursor, "unseen": unseen}
    return visitor.page("pharmacy/queue.html", **facts, done=done)
