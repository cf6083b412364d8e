"""The desk books for somebody on the phone, and reads it back (S9)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_day, read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.days import free_days
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_BOOK = "/desk/patients/{patient_id:uuid}/book"
_WITH = f"{_BOOK}/{{doctor_id:uuid}}"
_PAGE = "desk/book.html"


@get(_BOOK, sync_to_thread=True)
def which_doctor(
    visitor: AtPage, patient_id: FromPath[UUID], specialty: Filter = None
) -> Page:
    """Who is to be seen."""
    everyone = visitor.handle(ListDoctors(**visitor.query, limit=200))
    fields = sorted({one for doctor in everyone for one in doctor.specialties})
    meant = [d for d in everyone if specialty is None or specialty in d.specialties]
    return visitor.page(
        "desk/book_doctor.html",
        patient=_patient(visitor, PatientId(patient_id)),
        doctors=[doctor for doctor in meant if doctor.active],
        specialties=fields,
        chosen=specialty,
    )


@get(_WITH, sync_to_thread=True)
def which_time(
    visitor: AtPage,
    patient_id: FromPath[UUID],
    doctor_id: FromPath[UUID],
    day: Filter = None,
) -> Page:
    """When: the days that have free times, and the times of one of them."""
    facts = _about(visitor, PatientId(patient_id), DoctorId(doctor_id), day)
    return visitor.page(_PAGE, **facts, booking=None)


@post(_WITH, status_code=200, sync_to_thread=True)
def book_for(
    visitor: AtPage, patient_id: FromPath[UUID], doctor_id: FromPath[UUID]
) -> Page:
    """It is booked, and read back; or it is said why not."""
    whose, whom = PatientId(patient_id), DoctorId(doctor_id)
    try:
        booking = visitor.handle(_booked(visitor, whose, whom))
    except Refusal as refusal:
        facts = _about(visitor, whose, whom, visitor.form["day"] or None)
        return visitor.again(_PAGE, refusal, **facts, booking=None)
    return visitor.page(_PAGE, **_about(visitor, whose, whom, None), booking=booking)


def _booked(visitor: Visitor, whose: PatientId, whom: DoctorId) -> BookAppointment:
    form = visitor.form
    with form.reading() as read:
        starts_at = read.need("at", read_instant)
        visit_type = read.need("visit_type", VisitType)
        channel = read.need("channel", Channel)
    return BookAppointment(
        **visitor.command,
        patient_id=whose,
        doctor_id=whom,
        starts_at=starts_at,
        visit_type=visit_type,
        channel=channel,
        reason=form["reason"] or None,
    )


def _about(
    visitor: Visitor, whose: PatientId, whom: DoctorId, day: str | None
) -> dict[str, Any]:
    days = free_days(visitor, whom)
    meant = read_day(day) if day else None
    return {
        "patient": _patient(visitor, whose),
        "doctor": visitor.handle(ReadDoctor(**visitor.query, doctor_id=whom)),
        "days": days,
        "shown": next((d for d in days if d.on == meant), days[0] if days else None),
    }


def _patient(visitor: Visitor, whose: PatientId) -> object:
    return visitor.handle(ReadPatient(**visitor.query, patient_id=whose))
