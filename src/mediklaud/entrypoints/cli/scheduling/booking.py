"""`mediklaud appointment book`: on the phone, at the desk, or for oneself (S5, S16)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import INSTANT, OneOf
from mediklaud.entrypoints.cli.people import DOCTOR, PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.scheduling.appointment_views import BookingView


@command("book")
@click.option("--patient", type=PATIENT, required=True, help="Number, id, or `me`.")
@click.option("--doctor", type=DOCTOR, required=True, help="Number or id.")
@click.option("--at", type=INSTANT, required=True, help="`2027-03-01 10:30`.")
@click.option(
    "--visit-type",
    type=OneOf(VisitType),
    default=VisitType.CONSULTATION,
    show_default=True,
)
@click.option(
    "--channel",
    type=OneOf(Channel),
    default=Channel.DESK,
    show_default=True,
    help="How the patient asked; patients themselves are always online.",
)
@click.option("--reason", help="What the patient comes for.")
@click.option(
    "--urgency", type=OneOf(Urgency), default=Urgency.ROUTINE, show_default=True
)
@click.option("--overbook-reason", help="Beyond the doctor's capacity, and why (S6).")
@keyed
@pass_session
def book(
    session: Session,
    *,
    patient: PatientId,
    doctor: DoctorId,
    at: datetime,
    visit_type: VisitType,
    channel: Channel,
    reason: str | None,
    urgency: Urgency,
    overbook_reason: str | None,
) -> None:
    """Book a visit; by phone, what to read back to the caller is printed."""
    message = BookAppointment(
        **session.command,
        patient_id=patient,
        doctor_id=doctor,
        starts_at=at,
        visit_type=visit_type,
        channel=channel,
        reason=reason,
        urgency=urgency,
        overbook_reason=overbook_reason,
    )
    session.output.show(BookingView.made(session.handle(message)))
