"""`mediklaud patient export`: a patient takes the whole record home (X7)."""

from __future__ import annotations

from pathlib import Path

import click

from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.new_files import require_new, write_new
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.record_page.files import RecordFormat, written


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
    require_new(out)
    found = session.handle(ExportRecord(**session.query, patient_id=patient))
    write_new(out, written(RecordView.of(found), how))
    session.output.done("Written. It holds private health information.")
