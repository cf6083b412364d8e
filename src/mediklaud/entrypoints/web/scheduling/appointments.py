"""A patient's own visits: those to come, those that were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import AHEAD, Appointment
from mediklaud.domain.scheduling.change_request import (
    ChangeRequest,
    ChangeRequestStatus,
)
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_CANCEL = "scheduling/cancel.html"
_OF_INTEREST = {ChangeRequestStatus.PENDING, ChangeRequestStatus.DECLINED}


@get("/appointments", sync_to_thread=True)
def own_appointments(visitor: AtPage, page: PageAsked, done: Filter = None) -> Page:
    """All of them, the next one first."""
    query = ListPatientAppointments(
        **visitor.query,
        patient_id=visitor.patient_id,
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    found = shown.items
    ahead = [one for one in reversed(found) if one.status in AHEAD]
    past = [one for one in found if one.status not in AHEAD]
    facts: dict[str, Any] = {"ahead": ahead, "past": past, "done": done}
    facts["doctors"] = names_of(visitor, (one.doctor_id for one in found))
    facts["asked"] = _asked(visitor, found)
    facts |= {"more": shown.next_cursor, "goes_on": page.cursor is not None}
    return visitor.page("scheduling/appointments.html", **facts)


@get("/appointments/{appointment_id:uuid}/cancel", sync_to_thread=True)
def cancel_page(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """Ask once more before a visit is given up."""
    return visitor.page(_CANCEL, **_about(visitor, AppointmentId(appointment_id)))


@post(
    "/appointments/{appointment_id:uuid}/cancel", status_code=303, sync_to_thread=True
)
def cancel(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The visit is given up, and its time is free for somebody else."""
    wanted = AppointmentId(appointment_id)
    try:
        visitor.handle(
            CancelAppointment(
                **visitor.command,
                appointment_id=wanted,
                reason=visitor.form["reason"] or "Cancelled online",
            )
        )
    except Refusal as refusal:
        return visitor.again(_CANCEL, refusal, **_about(visitor, wanted))
    return visitor.go("/appointments?done=cancelled")


def _asked(
    visitor: Visitor, found: Sequence[Appointment]
) -> list[tuple[ChangeRequest, Appointment]]:
    """What was asked of the front desk about these, with each visit."""
    query = ListPatientChangeRequests(**visitor.query, patient_id=visitor.patient_id)
    by_id = {one.id: one for one in found}
    return [
        (one, by_id[one.appointment_id])
        for one in visitor.handle(query)
        if one.appointment_id in by_id and one.status in _OF_INTEREST
    ]


def _about(visitor: Visitor, wanted: AppointmentId) -> dict[str, Any]:
    visit = visitor.handle(ReadAppointment(**visitor.query, appointment_id=wanted))
    return {"visit": visit, "doctors": names_of(visitor, [visit.doctor_id])}
