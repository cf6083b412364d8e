"""Patients' late wishes over HTTP: ask, take back, decide (S11)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.scheduling.decide_change_request import (
    DecideChangeRequest,
)
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
)
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ChangeRequestId,
    DoctorId,
    PatientId,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.scheduling.change_request_bodies import (
    WishBody,
    WishDecisionBody,
)
from mediklaud.entrypoints.http.scheduling.change_request_views import (
    ChangeRequestView,
    OpenChangeRequestView,
)
from mediklaud.entrypoints.http.wire import named, utc

TAGS = ("change requests",)


@post(
    "/appointments/{appointment_id:uuid}/change-requests",
    sync_to_thread=True,
    tags=TAGS,
)
def request_change(
    appointment_id: FromPath[UUID], data: JSONBody[WishBody], desk: AtDesk
) -> ChangeRequestView:
    """Ask the front desk for a change when it is too late to simply make it."""
    command = RequestChange(
        **desk.command,
        appointment_id=AppointmentId(appointment_id),
        wish=data.wish,
        preferred=utc(data.preferred) if data.preferred else None,
        note=data.note,
    )
    return ChangeRequestView.of(desk.handle(command))


@get("/change-requests", sync_to_thread=True, tags=TAGS)
def list_change_requests(desk: AtDesk, page: PageAsked) -> Page[OpenChangeRequestView]:
    """The wishes that wait for the front desk, the oldest first."""
    query = ListChangeRequests(
        **desk.query, after=page.after(ChangeRequestId), limit=page.and_one
    )
    found = desk.handle(query)
    return page.page(found, OpenChangeRequestView.of, lambda one: one.request.id)


@get("/patients/{patient_id:uuid}/change-requests", sync_to_thread=True, tags=TAGS)
def list_patient_change_requests(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[ChangeRequestView]:
    """What became of a patient's wishes, the newest first."""
    query = ListPatientChangeRequests(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(ChangeRequestId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), ChangeRequestView.of, lambda one: one.id)


@post(
    "/change-requests/{change_request_id:uuid}/decision",
    status_code=200,
    sync_to_thread=True,
    tags=TAGS,
)
def decide_change_request(
    change_request_id: FromPath[UUID], data: JSONBody[WishDecisionBody], desk: AtDesk
) -> ChangeRequestView:
    """Grant or decline a wish; what is granted is done at once."""
    command = DecideChangeRequest(
        **desk.command,
        change_request_id=ChangeRequestId(change_request_id),
        granted=data.granted,
        starts_at=utc(data.starts_at) if data.starts_at else None,
        to_doctor_id=named(DoctorId, data.to_doctor_id),
        reason=data.reason,
    )
    return ChangeRequestView.of(desk.handle(command))


@post(
    "/change-requests/{change_request_id:uuid}/withdraw",
    status_code=200,
    sync_to_thread=True,
    tags=TAGS,
)
def withdraw_change_request(
    change_request_id: FromPath[UUID], desk: AtDesk
) -> ChangeRequestView:
    """Take one's own wish back."""
    command = WithdrawChangeRequest(
        **desk.command, change_request_id=ChangeRequestId(change_request_id)
    )
    return ChangeRequestView.of(desk.handle(command))
