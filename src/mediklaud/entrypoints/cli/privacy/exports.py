"""`mediklaud patient export`: a patient takes the whole record home (X7)."""

from __future__ import annotations

import os
from pathlib import Path

import click

from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.record_page.files import RecordFormat, written

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@command("export")
@click.argument("patient", type=PATIENT)
@click.option(
    "--format", "how", type=OneOf(RecordFormat), default=RecordFormat.HTML.value
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    required=True,
    help="A new file; only you can read it.",
)
@pass_session
def export(
    session: Session, *, patient: PatientId, how: RecordFormat, out: Path
) -> None:
    """Write down everything the hospital has of a patient."""
    if out.exists():
        raise click.UsageError("That file is there already: name a new one.")
    found = session.handle(ExportRecord(**session.query, patient_id=patient))
    with os.fdopen(os.open(out, _NEW, mode=0o600), "wb") as file:
        file.write(written(RecordView.of(found), how))
    session.output.done("Written. It holds private health information.")
