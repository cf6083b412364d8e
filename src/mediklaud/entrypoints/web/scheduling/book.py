"""A patient books a visit: the doctor, the day and time, and yes."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, QueryParameter

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.queries import Filter, Searched, instant_in
from mediklaud.entrypoints.reading import read_day, read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.scheduling.days import free_days
from mediklaud.entrypoints.web.visitor import AtPage, Visitor


@get("/book", sync_to_thread=True)
def choose_doctor(
    visitor: AtPage, specialty: Filter = None, q: Searched = None
) -> Page:
    """First: who is to be seen."""
    everyone = visitor.handle(ListDoctors(**visitor.query, limit=200))
    fields = sorted({one for doctor in everyone for one in doctor.specialties})
    found = visitor.handle(
        ListDoctors(**visitor.query, specialty=specialty, q=q or None, limit=50)
    )
    return visitor.page(
        "scheduling/choose_doctor.html",
        doctors=[doctor for doctor in found if doctor.active],
        specialties=fields,
        chosen=specialty,
        q=q or "",
    )


@get("/book/{doctor_id:uuid}", sync_to_thread=True)
def choose_time(visitor: AtPage, doctor_id: FromPath[UUID], day: Filter = None) -> Page:
    """Second: when; the days that have free times, and the times of one of them."""
    doctor = _doctor(visitor, DoctorId(doctor_id))
    days = free_days(visitor, doctor.id)
    wanted = read_day(day) if day else None
    shown = next((d for d in days if d.on == wanted), days[0] if days else None)
    return visitor.page(
        "scheduling/choose_time.html", doctor=doctor, days=days, shown=shown
    )


@get("/book/{doctor_id:uuid}/confirm", sync_to_thread=True)
def confirm_page(
    visitor: AtPage,
    doctor_id: FromPath[UUID],
    at: Annotated[str, QueryParameter(max_length=40)],
) -> Page:
    """Third: read it again, and say yes."""
    doctor = _doctor(visitor, DoctorId(doctor_id))
    facts = {"doctor": doctor, "starts_at": instant_in(at, "at"), "nearest": ()}
    return visitor.page("scheduling/confirm.html", **facts)


@post("/book/{doctor_id:uuid}", status_code=303, sync_to_thread=True)
def book(visitor: AtPage, doctor_id: FromPath[UUID]) -> Page:
    """It is booked, or it is said why not and what else there is."""
    doctor = _doctor(visitor, DoctorId(doctor_id))
    starts_at = read_instant(visitor.form["at"])
    try:
        visitor.handle(
            BookAppointment(
                **visitor.command,
                patient_id=visitor.patient_id,
                doctor_id=doctor.id,
                starts_at=starts_at,
                visit_type=VisitType.CONSULTATION,
                channel=Channel.ONLINE,
                reason=visitor.form["reason"] or None,
            )
        )
    except Refusal as refusal:
        nearest = refusal.nearest if isinstance(refusal, SlotTaken) else ()
        facts = {"doctor": doctor, "starts_at": starts_at, "nearest": nearest}
        return visitor.again("scheduling/confirm.html", refusal, **facts)
    return visitor.go("/appointments?done=booked")


def _doctor(visitor: Visitor, doctor_id: DoctorId) -> DoctorCard:
    return visitor.handle(ReadDoctor(**visitor.query, doctor_id=doctor_id))
