"""The desk notes who came, who did not, and who gives a visit up."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.desk.patients import PATIENT, about_patient
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_VISIT = "/desk/visits/{appointment_id:uuid}"
_CANCEL = "desk/cancel.html"


@post(f"{_VISIT}/arrived", status_code=303, sync_to_thread=True)
def arrived(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The patient is in the house."""
    wanted = AppointmentId(appointment_id)
    note = MarkArrived(**visitor.command, appointment_id=wanted)
    return _noted(visitor, wanted, note)


@post(f"{_VISIT}/missed", status_code=303, sync_to_thread=True)
def missed(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The patient did not come."""
    wanted = AppointmentId(appointment_id)
    note = MarkMissed(**visitor.command, appointment_id=wanted)
    return _noted(visitor, wanted, note)


@get(f"{_VISIT}/cancel", sync_to_thread=True)
def cancel_page(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """Ask once more, and for the reason."""
    visit = _visit(visitor, AppointmentId(appointment_id))
    return visitor.page(_CANCEL, **_about(visitor, visit))


@post(f"{_VISIT}/cancel", status_code=303, sync_to_thread=True)
def cancel(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """The visit is given up in the patient's name."""
    wanted = AppointmentId(appointment_id)
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        given_up = visitor.handle(
            CancelAppointment(**visitor.command, appointment_id=wanted, reason=reason)
        )
    except Refusal as refusal:
        facts = _about(visitor, _visit(visitor, wanted))
        return visitor.again(_CANCEL, refusal, **facts)
    return visitor.go(f"/desk/patients/{given_up.patient_id}?done=cancelled")


def _noted(visitor: Visitor, wanted: AppointmentId, note: Command[Appointment]) -> Page:
    """Noted, and back to where it was; or the patient's page, and why not."""
    try:
        after = visitor.handle(note)
    except Refusal as refusal:
        before = _visit(visitor, wanted)
        facts = about_patient(visitor, before.patient_id)
        return visitor.again(PATIENT, refusal, **facts, done=None)
    return visitor.go(_back(visitor, after))


def _back(visitor: Visitor, noted: Appointment) -> str:
    """To the board, whence many come one after the other; or to the patient."""
    if visitor.form["from"] != "board":
        return f"/desk/patients/{noted.patient_id}?done={noted.status}"
    day = visitor.site.hospital.day_of(noted.period.start)
    shown = {"day": day.isoformat(), "specialty": visitor.form["specialty"]}
    return f"/desk/board?{urlencode(shown)}"


def _visit(visitor: Visitor, wanted: AppointmentId) -> Appointment:
    return visitor.handle(ReadAppointment(**visitor.query, appointment_id=wanted))


def _about(visitor: Visitor, visit: Appointment) -> dict[str, Any]:
    return {"visit": visit, "doctors": names_of(visitor, [visit.doctor_id])}
