"""`mediklaud appointment request-change`, and what staff decide on it (S11)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.scheduling.decide_change_request import DecideChangeRequest
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
)
from mediklaud.domain.scheduling.change_request import Change
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ChangeRequestId,
    DoctorId,
    PatientId,
)
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, OneOf, id_of
from mediklaud.entrypoints.cli.people import DOCTOR, PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.scheduling.change_request_views import (
    ChangeRequestView,
    OpenChangeRequestView,
)

_REQUEST = click.argument("change_request", type=id_of(ChangeRequestId))


@command("request-change")
@click.argument("appointment", type=id_of(AppointmentId))
@click.option("--wish", type=OneOf(Change), required=True)
@click.option("--preferred", type=INSTANT, help="When it would suit, for a move.")
@click.option("--note")
@keyed
@pass_session
def request(
    session: Session,
    *,
    appointment: AppointmentId,
    wish: Change,
    preferred: datetime | None,
    note: str | None,
) -> None:
    """Ask the front desk for a change when it is too late to simply make it."""
    message = RequestChange(
        **session.command,
        appointment_id=appointment,
        wish=wish,
        preferred=preferred,
        note=note,
    )
    session.output.show(ChangeRequestView.of(session.handle(message)))


@command("requests")
@paged
@pass_session
def list_requests(session: Session, *, page: Paging) -> None:
    """The wishes that wait for the front desk, the oldest first."""
    query = ListChangeRequests(
        **session.query, after=page.after(ChangeRequestId), limit=page.and_one
    )
    found = page.page(
        session.handle(query), OpenChangeRequestView.of, lambda one: one.request.id
    )
    session.output.list(
        found,
        "request.id",
        "request.wish",
        "request.preferred",
        "appointment.starts_at",
        "request.note",
    )


@command("change-requests")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What became of a patient's own wishes, the newest first."""
    query = ListPatientChangeRequests(
        **session.query,
        patient_id=patient,
        after=page.after(ChangeRequestId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), ChangeRequestView.of, lambda one: one.id)
    session.output.list(
        found, "requested_at", "wish", "preferred", "status", "reason", "id"
    )


@command("decide")
@_REQUEST
@click.option("--grant/--decline", "granted", default=None, help="The decision.")
@click.option("--at", type=INSTANT, help="Where a move goes; else as preferred.")
@click.option("--to-doctor", type=DOCTOR)
@click.option("--reason")
@keyed
@pass_session
def decide(
    session: Session,
    *,
    change_request: ChangeRequestId,
    granted: bool | None,
    at: datetime | None,
    to_doctor: DoctorId | None,
    reason: str | None,
) -> None:
    """Grant or decline a wish; what is granted is done at once."""
    if granted is None:
        raise click.UsageError("Say --grant or --decline.")
    message = DecideChangeRequest(
        **session.command,
        change_request_id=change_request,
        granted=granted,
        starts_at=at,
        to_doctor_id=to_doctor,
        reason=reason,
    )
    session.output.show(ChangeRequestView.of(session.handle(message)))


@command("withdraw-request")
@_REQUEST
@keyed
@pass_session
def withdraw(session: Session, *, change_request: ChangeRequestId) -> None:
    """Take one's own wish back."""
    message = WithdrawChangeRequest(**session.command, change_request_id=change_request)
    session.output.show(ChangeRequestView.of(session.handle(message)))
