"""The desk moves a visit for somebody who calls or stands there (S10)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.move import moved_in, when_else
from mediklaud.entrypoints.web.visitor import AtPage

_MOVE = "/desk/visits/{appointment_id:uuid}/move"
_PAGE = "desk/move.html"


@get(_MOVE, sync_to_thread=True)
def desk_move_page(
    visitor: AtPage, appointment_id: FromPath[UUID], day: Filter = None
) -> Page:
    """When it is, and when else it could be."""
    return visitor.page(_PAGE, **when_else(visitor, AppointmentId(appointment_id), day))


@post(_MOVE, status_code=303, sync_to_thread=True)
def desk_move(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """It is then, and the patient is told; or it is said why not."""
    wanted = AppointmentId(appointment_id)
    try:
        moved = moved_in(visitor, wanted)
    except Refusal as refusal:
        facts = when_else(visitor, wanted, visitor.form["day"] or None)
        return visitor.again(_PAGE, refusal, **facts)
    return visitor.go(f"/desk/patients/{moved.patient_id}?done=moved")
