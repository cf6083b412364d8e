"""What waits at the pharmacy's counter, and for a second pharmacist."""

from __future__ import annotations

from litestar import get

from mediklaud.application.pharmacy.list_awaiting_witness import ListAwaitingWitness
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
)
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY = 200


@get("/pharmacy/queue", sync_to_thread=True)
def queue(visitor: AtPage, done: Filter = None) -> Page:
    """Everything that can be handed out today, the first written first."""
    return first_page_of_pharmacist(visitor, done)


def first_page_of_pharmacist(visitor: Visitor, done: str | None = None) -> Page:
    """Who is next, and what a colleague waits for."""
    waiting = visitor.handle(ListOpenPrescriptions(**visitor.query, limit=_MANY))
    unseen = visitor.handle(ListAwaitingWitness(**visitor.query, limit=_MANY))
    facts: dict[str, object] = {"waiting": waiting, "unseen": unseen, "done": done}
    return visitor.page("pharmacy/queue.html", **facts)
