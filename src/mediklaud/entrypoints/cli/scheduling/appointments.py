"""`mediklaud appointment`: show, list, move, cancel (S9-S11)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, OneOf, id_of, version_option
from mediklaud.entrypoints.cli.people import DOCTOR, PATIENT, about_a_patient
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView

_APPOINTMENT = click.argument("appointment", type=id_of(AppointmentId))


@command("show")
@_APPOINTMENT
@pass_session
def show(session: Session, *, appointment: AppointmentId) -> None:
    """One appointment."""
    query = ReadAppointment(**session.query, appointment_id=appointment)
    session.output.show(AppointmentView.of(session.handle(query)))


@command("list")
@about_a_patient
@paged
@pass_session
def list_appointments(session: Session, *, patient: PatientId, page: Paging) -> None:
    """A patient's appointments, past and future, the latest time first."""
    _list(session, patient, page)


@command("appointments")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """The patient's appointments, past and future, the latest time first."""
    _list(session, patient, page)


def _list(session: Session, patient: PatientId, page: Paging) -> None:
    query = ListPatientAppointments(
        **session.query,
        patient_id=patient,
        after=page.after(AppointmentId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), AppointmentView.of, lambda one: one.id)
    session.output.list(
        found, "starts_at", "ends_at", "visit_type", "status", "doctor_id", "id"
    )


@command("reschedule")
@_APPOINTMENT
@click.option("--at", type=INSTANT, required=True, help="`2027-03-01 10:30`.")
@click.option("--to-doctor", type=DOCTOR, help="Somebody else, from now on.")
@click.option("--visit-type", type=OneOf(VisitType))
@click.option("--overbook-reason", help="Beyond the doctor's capacity, and why (S6).")
@version_option
@keyed
@pass_session
def reschedule(
    session: Session,
    *,
    appointment: AppointmentId,
    at: datetime,
    to_doctor: DoctorId | None,
    visit_type: VisitType | None,
    overbook_reason: str | None,
    version: int | None,
) -> None:
    """Move an appointment; the patient is never left with none (S10)."""
    message = RescheduleAppointment(
        **session.command,
        appointment_id=appointment,
        starts_at=at,
        to_doctor_id=to_doctor,
        visit_type=visit_type,
        overbook_reason=overbook_reason,
        version=version,
    )
    session.output.show(AppointmentView.of(session.handle(message)))


@command("cancel")
@_APPOINTMENT
@click.option("--reason")
@version_option
@keyed
@pass_session
def cancel(
    session: Session,
    *,
    appointment: AppointmentId,
    reason: str | None,
    version: int | None,
) -> None:
    """Give an appointment's time back; patients do so in time, staff always (S11)."""
    message = CancelAppointment(
        **session.command, appointment_id=appointment, reason=reason, version=version
    )
    session.output.show(AppointmentView.of(session.handle(message)))
