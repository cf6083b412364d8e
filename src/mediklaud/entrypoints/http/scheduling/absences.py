"""Doctors' absences over HTTP, and the worklist they leave (S12)."""

from __future__ import annotations

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.resolve_impact import ResolveImpact
from mediklaud.domain.shared.ids import AbsenceId, AppointmentId, DoctorId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.scheduling.absence_bodies import (
    AbsenceBody,
    DecisionsBody,
)
from mediklaud.entrypoints.http.scheduling.absence_views import (
    AbsenceRecordedView,
    AbsenceView,
    ImpactedView,
)
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import named, read_all

_TAGS = ("absences",)


@get("/doctors/{doctor_id:uuid}/absences", sync_to_thread=True, tags=_TAGS)
def list_absences(doctor_id: FromPath[UUID], desk: AtDesk) -> Page[AbsenceView]:
    """When a doctor is away, now and to come, the earliest first."""
    query = ListAbsences(**desk.query, doctor_id=DoctorId(doctor_id))
    return Page(items=[AbsenceView.of(one) for one in desk.handle(query)])


@post("/doctors/{doctor_id:uuid}/absences", sync_to_thread=True, tags=_TAGS)
def record_absence(
    doctor_id: FromPath[UUID], data: JSONBody[AbsenceBody], desk: AtDesk
) -> AbsenceRecordedView:
    """Let nobody be booked for a while; the answer lists what is booked already."""
    command = RecordAbsence(
        **desk.command,
        doctor_id=DoctorId(doctor_id),
        period=data.period(),
        reason=data.reason,
    )
    return AbsenceRecordedView.made(desk.handle(command))


@delete("/absences/{absence_id:uuid}", status_code=200, sync_to_thread=True, tags=_TAGS)
def cancel_absence(
    absence_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> AbsenceView:
    """The doctor is here after all; what was moved or cancelled stays so."""
    command = CancelAbsence(
        **desk.command, absence_id=AbsenceId(absence_id), version=version_in(if_match)
    )
    return AbsenceView.of(desk.handle(command))


@post(
    "/impacted-appointments/resolutions",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def resolve_impact(
    data: JSONBody[DecisionsBody], desk: AtDesk
) -> Page[AppointmentView]:
    """Move or cancel several of them: all, or none."""
    command = ResolveImpact(**desk.command, decisions=read_all(data.decisions))
    found = desk.handle(command)
    return Page(items=[AppointmentView.of(one) for one in found])


@get("/impacted-appointments", sync_to_thread=True, tags=_TAGS)
def list_impacted_appointments(
    desk: AtDesk, page: PageAsked, doctor_id: FromQuery[UUID | None] = None
) -> Page[ImpactedView]:
    """Appointments that cannot take place as booked, the earliest first."""
    query = ListImpactedAppointments(
        **desk.query,
        doctor_id=named(DoctorId, doctor_id),
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    found = desk.handle(query)
    return page.page(found, ImpactedView.of, lambda one: one.appointment.id)
