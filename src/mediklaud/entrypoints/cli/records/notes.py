"""`mediklaud patient note`, `appointment addendum`: what is written down besides."""

from __future__ import annotations

import sys

import click

from mediklaud.application.records.add_addendum import AddAddendum
from mediklaud.application.records.write_note import WriteNote
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.records.consultation_views import NoteView

_TEXT = click.option(
    "--text",
    default="-",
    help="What is noted; `-` or nothing reads it from standard input.",
)


@command("note")
@click.argument("patient", type=PATIENT)
@_TEXT
@click.option("--appointment", type=id_of(AppointmentId), help="What it is about.")
@keyed
@pass_session
def note(
    session: Session,
    *,
    patient: PatientId,
    text: str,
    appointment: AppointmentId | None,
) -> None:
    """Sign a note in a patient's record; it never changes again."""
    message = WriteNote(
        **session.command,
        patient_id=patient,
        text=_read(text),
        appointment_id=appointment,
    )
    session.output.show(NoteView.of(session.handle(message)))


@command("addendum")
@click.argument("consultation", type=id_of(ConsultationId))
@_TEXT
@keyed
@pass_session
def addendum(session: Session, *, consultation: ConsultationId, text: str) -> None:
    """Add to what was signed at a consultation."""
    message = AddAddendum(
        **session.command, consultation_id=consultation, text=_read(text)
    )
    session.output.show(NoteView.of(session.handle(message)))


def _read(text: str) -> str:
    return sys.stdin.read() if text == "-" else text
