"""Too late to simply move or cancel: a patient asks the front desk (S11)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.change_request import Change
from mediklaud.domain.shared.ids import AppointmentId, ChangeRequestId
from mediklaud.entrypoints.reading import read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ASK = "/appointments/{appointment_id:uuid}/ask"
_PAGE = "scheduling/ask.html"


@get(_ASK, sync_to_thread=True)
def ask_page(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """What would the patient like?"""
    return visitor.page(_PAGE, **_about(visitor, AppointmentId(appointment_id)))


@post(_ASK, status_code=303, sync_to_thread=True)
def ask(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The desk decides; the visit stands meanwhile."""
    wanted = AppointmentId(appointment_id)
    try:
        visitor.handle(_wish(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, wanted))
    return visitor.go("/appointments?done=asked")


@post("/asked/{request_id:uuid}/withdraw", status_code=303, sync_to_thread=True)
def withdraw_wish(visitor: AtPage, request_id: FromPath[UUID]) -> Page:
    """The visit stays as it is."""
    wanted = ChangeRequestId(request_id)
    visitor.handle(WithdrawChangeRequest(**visitor.command, change_request_id=wanted))
    return visitor.go("/appointments?done=withdrawn")


def _wish(visitor: Visitor, wanted: AppointmentId) -> RequestChange:
    zone = visitor.site.hospital.time_zone
    with visitor.form.reading() as read:
        wish = read.need("wish", Change)
        preferred = read.may("preferred", lambda text: read_instant(text, zone))
    return RequestChange(
        **visitor.command,
        appointment_id=wanted,
        wish=wish,
        preferred=preferred,
        note=visitor.form["note"] or None,
    )


def _about(visitor: Visitor, wanted: AppointmentId) -> dict[str, Any]:
    visit = visitor.handle(ReadAppointment(**visitor.query, appointment_id=wanted))
    return {"visit": visit, "doctors": names_of(visitor, [visit.doctor_id])}
