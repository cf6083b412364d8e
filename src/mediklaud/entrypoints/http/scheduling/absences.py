"""Doctors' absences over HTTP, and the worklist they leave (S12)."""

from __future__ import annotations

from uuid import UUID

from litestar import delete, get
from litestar.params import FromPath, FromQuery

from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.domain.shared.ids import AbsenceId, AppointmentId, DoctorId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.scheduling.absence_shapes import (
    AbsenceView,
    ImpactedView,
)

_TAGS = ("absences",)


@get("/doctors/{doctor_id:uuid}/absences", sync_to_thread=True, tags=_TAGS)
def list_absences(doctor_id: FromPath[UUID], desk: AtDesk) -> Page[AbsenceView]:
    """When a doctor is away, now and to come, the earliest first."""
    query = ListAbsences(**desk.query, doctor_id=DoctorId(doctor_id))
    return Page(items=[AbsenceView.of(one) for one in desk.handle(query)])


@delete("/absences/{absence_id:uuid}", status_code=200, sync_to_thread=True, tags=_TAGS)
def cancel_absence(
    absence_id: FromPath[UUID], desk: AtDesk, if_match: IfMatch = None
) -> AbsenceView:
    """The doctor is here after all; what was moved or cancelled stays so."""
    command = CancelAbsence(
        **desk.command, absence_id=AbsenceId(absence_id), version=version_in(if_match)
    )
    return AbsenceView.of(desk.handle(command))


@get("/impacted-appointments", sync_to_thread=True, tags=_TAGS)
def list_impacted_appointments(
    desk: AtDesk, page: PageAsked, doctor_id: FromQuery[UUID | None] = None
) -> Page[ImpactedView]:
    """Appointments that cannot take place as booked, the earliest first."""
    query = ListImpactedAppointments(
        **desk.query,
        doctor_id=DoctorId(doctor_id) if doctor_id else None,
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    found = desk.handle(query)
    return page.page(found, ImpactedView.of, lambda one: one.appointment.id)
