"""What patients ask for at short notice, before the front desk (S11)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.registry.name_patients import NamePatients
from mediklaud.application.scheduling.decide_change_request import DecideChangeRequest
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import ChangeRequestId
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "desk/changes.html"


@get("/desk/changes", sync_to_thread=True)
def changes(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """Those that can still be granted, the oldest first."""
    return visitor.page(_PAGE, **_about(visitor, page), done=done)


@post("/desk/changes/{request_id:uuid}", status_code=303, sync_to_thread=True)
def decide_change(visitor: AtPage, page: PageAsked, request_id: FromPath[UUID]) -> Page:
    """Granted, it is done at once; and the patient reads the answer."""
    try:
        visitor.handle(_decision(visitor, ChangeRequestId(request_id)))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, page), done=None)
    return visitor.go("/desk/changes?done=decided")


def _decision(visitor: Visitor, wanted: ChangeRequestId) -> DecideChangeRequest:
    form, zone = visitor.form, visitor.site.hospital.time_zone
    with form.reading() as read:
        starts_at = read.may("starts_at", lambda text: read_instant(text, zone))
    return DecideChangeRequest(
        **visitor.command,
        change_request_id=wanted,
        granted=form["step"] == "grant",
        starts_at=starts_at,
        reason=form["reason"] or None,
    )


def _about(visitor: Visitor, page: Paging) -> dict[str, Any]:
    query = ListChangeRequests(
        **visitor.query, after=page.after(ChangeRequestId), limit=page.and_one
    )
    shown = page.page(
        visitor.handle(query), lambda one: one, lambda one: one.request.id
    )
    found = shown.items
    whose = tuple({one.request.patient_id for one in found})
    cards = visitor.handle(NamePatients(**visitor.query, patient_ids=whose))
    return {
        "found": found,
        "more": shown.next_cursor,
        "patients": {card.id: card for card in cards},
        "doctors": names_of(visitor, (one.appointment.doctor_id for one in found)),
        "zone": visitor.site.hospital.time_zone,
    }
