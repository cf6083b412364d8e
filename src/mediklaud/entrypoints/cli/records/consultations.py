"""`mediklaud appointment start` and `complete`: the doctor sees the patient."""

from __future__ import annotations

import sys
from decimal import Decimal

import click

from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.record_procedure import RecordProcedure
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.vitals import MEASURES, Vitals
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import NUMBER, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.records.clinical_facts_views import ProcedureView
from mediklaud.entrypoints.http.records.consultation_views import ConsultationView

_APPOINTMENT = click.argument("appointment", type=id_of(AppointmentId))


@command("start")
@_APPOINTMENT
@keyed
@pass_session
def start(session: Session, *, appointment: AppointmentId) -> None:
    """Begin to see the patient of an appointment."""
    message = StartConsultation(**session.command, appointment_id=appointment)
    session.output.show(ConsultationView.of(session.handle(message)))


@command("complete")
@_APPOINTMENT
@click.option("--code", required=True, help="The diagnosis in ICD-10: J06.9.")
@click.option("--diagnosis", required=True, help="The same in words.")
@click.option(
    "--note",
    default="-",
    help="What was found; `-` or nothing reads it from standard input.",
)
@click.option(
    "--vital",
    "vitals",
    type=(click.Choice(list(MEASURES)), NUMBER),
    multiple=True,
    help="What was measured, several times: --vital pulse 72 --vital systolic 120 ...",
)
@keyed
@pass_session
def complete(
    session: Session,
    *,
    appointment: AppointmentId,
    code: str,
    diagnosis: str,
    note: str,
    vitals: tuple[tuple[str, Decimal], ...],
) -> None:
    """Write down what was found and sign it; it never changes again.

    Others on this machine can see a program's arguments: elsewhere than on a
    machine of your own, give the note on standard input.
    """
    message = CompleteConsultation(
        **session.command,
        appointment_id=appointment,
        note=sys.stdin.read() if note == "-" else note,
        diagnosis=Diagnosis(code=code, text=diagnosis),
        vitals=Vitals(**dict(vitals)) if vitals else None,
    )
    session.output.show(ConsultationView.of(session.handle(message)))


@command("procedure")
@_APPOINTMENT
@click.argument("code")
@click.option("--quantity", type=click.IntRange(1, 100), default=1)
@click.option("--note", help="What was done, in words.")
@keyed
@pass_session
def procedure(
    session: Session,
    *,
    appointment: AppointmentId,
    code: str,
    quantity: int,
    note: str | None,
) -> None:
    """Write down that something was done; CODE is that of its tariff.

    The tariff `procedure_ecg` is named `ecg` here.
    """
    message = RecordProcedure(
        **session.command,
        appointment_id=appointment,
        code=code,
        quantity=quantity,
        note=note,
    )
    session.output.show(ProcedureView.of(session.handle(message)))
