"""The visit itself: what was found and done, until the doctor signs it."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.record_procedure import RecordProcedure
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.procedure import Procedure
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside
from mediklaud.entrypoints.web.doctor.diseases import diseases_found, is_search
from mediklaud.entrypoints.web.doctor.fact_forms import diagnosis_in, vitals_in
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_VISIT = "/visits/{appointment_id:uuid}"
_PAGE, _PROCEDURE = "doctor/visit.html", "doctor/procedure.html"


@get(_VISIT, sync_to_thread=True)
def visit(visitor: AtPage, appointment_id: FromPath[UUID], done: Filter = None) -> Page:
    """The patient is in the room."""
    facts = _about(visitor, AppointmentId(appointment_id))
    return visitor.page(_PAGE, **facts, done=done)


@post(_VISIT, status_code=303, sync_to_thread=True)
def complete(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """Signed; it never changes again, and the patient goes."""
    wanted = AppointmentId(appointment_id)
    if is_search(visitor):
        return visitor.page(_PAGE, **_about(visitor, wanted), done=None)
    try:
        visitor.handle(_completed(visitor, wanted))
    except Refusal as refusal:
        facts = _about(visitor, wanted)
        return visitor.again(_PAGE, refusal, **facts, done=None)
    return visitor.go(f"/my-day?done=signed&seen={wanted}")


@get(f"{_VISIT}/procedure", sync_to_thread=True)
def procedure_page(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """What was done beyond seeing the patient?"""
    return visitor.page(_PROCEDURE, **_about(visitor, AppointmentId(appointment_id)))


@post(f"{_VISIT}/procedure", status_code=303, sync_to_thread=True)
def record_procedure(visitor: AtPage, appointment_id: FromPath[UUID]) -> Page:
    """Written down, so that it is charged."""
    wanted = AppointmentId(appointment_id)
    try:
        visitor.handle(_done(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_PROCEDURE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/visits/{wanted}?done=procedure")


def _about(visitor: Visitor, wanted: AppointmentId) -> Facts:
    one = visitor.handle(ReadAppointment(**visitor.query, appointment_id=wanted))
    facts = bedside(visitor, one.patient_id)
    done_today: list[Procedure] = [
        done for done in facts["known"].procedures if done.on == facts["today"]
    ]
    found = diseases_found(visitor)
    return {**facts, **found, "visit": one, "done_today": done_today}


def _completed(visitor: Visitor, wanted: AppointmentId) -> CompleteConsultation:
    with visitor.form.reading() as read:
        note = read.need("note", str)
        told_of = diagnosis_in(read)
        vitals = vitals_in(read)
    return CompleteConsultation(
        **visitor.command,
        appointment_id=wanted,
        note=note,
        diagnosis=Diagnosis(**told_of),
        vitals=vitals,
    )


def _done(visitor: Visitor, wanted: AppointmentId) -> RecordProcedure:
    with visitor.form.reading() as read:
        code = read.need("code", str)
        quantity = read.need("quantity", int)
    return RecordProcedure(
        **visitor.command,
        appointment_id=wanted,
        code=code,
        quantity=quantity,
        note=visitor.form["note"] or None,
    )
