"""`mediklaud patient account`: what a patient owes, and whether it blocks (U1)."""

from __future__ import annotations

import click

from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.account_views import StatementView


@command("account")
@click.argument("patient", type=PATIENT)
@pass_session
def account(session: Session, *, patient: PatientId) -> None:
    """What is owed, overdue and paid ahead, and whether it blocks a booking."""
    statement = session.handle(ReadAccount(**session.query, patient_id=patient))
    session.output.show(StatementView.of(statement))
