"""Appointments over HTTP: book, read, move, cancel, receive (S5, S9-S11)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.scheduling.appointment_bodies import (
    BookingBody,
    CancellationBody,
    MoveBody,
)
from mediklaud.entrypoints.http.scheduling.appointment_views import (
    AppointmentView,
    BookingView,
)
from mediklaud.entrypoints.http.wire import named, utc

_ONE = "/appointments/{appointment_id:uuid}"
_TAGS = ("appointments",)


@post("/appointments", sync_to_thread=True, tags=_TAGS)
def book_appointment(data: JSONBody[BookingBody], desk: AtDesk) -> BookingView:
    """Book a visit; a clash is refused with the three nearest free slots."""
    command = BookAppointment(
        **desk.command,
        patient_id=PatientId(data.patient_id),
        doctor_id=DoctorId(data.doctor_id),
        starts_at=utc(data.starts_at),
        visit_type=data.visit_type,
        channel=data.channel,
        reason=data.reason,
        urgency=data.urgency,
        overbook_reason=data.overbook_reason,
    )
    return BookingView.made(desk.handle(command))


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def read_appointment(appointment_id: FromPath[UUID], desk: AtDesk) -> AppointmentView:
    """One appointment."""
    query = ReadAppointment(**desk.query, appointment_id=AppointmentId(appointment_id))
    return AppointmentView.of(desk.handle(query))


@get("/patients/{patient_id:uuid}/appointments", sync_to_thread=True, tags=_TAGS)
def list_patient_appointments(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[AppointmentView]:
    """A patient's appointments, past and future, the latest time first."""
    query = ListPatientAppointments(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), AppointmentView.of, lambda one: one.id)


@post(f"{_ONE}/reschedule", status_code=200, sync_to_thread=True, tags=_TAGS)
def reschedule_appointment(
    appointment_id: FromPath[UUID],
    data: JSONBody[MoveBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> AppointmentView:
    """Move an appointment; the patient is never left with none (S10)."""
    command = RescheduleAppointment(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        starts_at=utc(data.starts_at),
        to_doctor_id=named(DoctorId, data.to_doctor_id),
        visit_type=data.visit_type,
        overbook_reason=data.overbook_reason,
        version=version_in(if_match),
    )
    return AppointmentView.of(desk.handle(command))


@post(f"{_ONE}/cancel", status_code=200, sync_to_thread=True, tags=_TAGS)
def cancel_appointment(
    appointment_id: FromPath[UUID],
    desk: AtDesk,
    data: JSONBody[CancellationBody | None] = None,
    if_match: IfMatch = None,
) -> AppointmentView:
    """Give an appointment's time back; patients do so in time, staff always (S11)."""
    command = CancelAppointment(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        reason=data.reason if data else None,
        version=version_in(if_match),
    )
    return AppointmentView.of(desk.handle(command))


@post(f"{_ONE}/arrive", status_code=200, sync_to_thread=True, tags=_TAGS)
def mark_arrived(
    appointment_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> AppointmentView:
    """Note that the patient has come."""
    command = MarkArrived(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        version=version_in(if_match),
    )
    return AppointmentView.of(desk.handle(command))


@post(f"{_ONE}/no-show", status_code=200, sync_to_thread=True, tags=_TAGS)
def mark_missed(
    appointment_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> AppointmentView:
    """Note that the patient did not come; what is left of the time is free again."""
    command = MarkMissed(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        version=version_in(if_match),
    )
    return AppointmentView.of(desk.handle(command))
