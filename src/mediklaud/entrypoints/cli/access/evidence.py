"""`mediklaud audit export`: a part of the audit as evidence (X5)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.access.export_audit import ExportAudit
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.params import INSTANT, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("export")
@click.option("--patient", type=PATIENT, help="Only what was about them.")
@click.option("--account", type=id_of(AccountId), help="Only what they did.")
@click.option("--since", type=INSTANT)
@click.option("--until", type=INSTANT)
@pass_session
def export(
    session: Session,
    *,
    patient: PatientId | None,
    account: AccountId | None,
    since: datetime | None,
    until: datetime | None,
) -> None:
    """Print entries with their marks, heads and seals as signed JSON lines."""
    query = ExportAudit(
        **session.query,
        about_patient_id=patient,
        account_id=account,
        since=since,
        until=until,
    )
    for line in session.handle(query).lines:
        click.echo(line)
