"""`mediklaud patient record`: what was signed about a patient."""

from __future__ import annotations

import click

from mediklaud.application.records.read_record import ReadRecord
from mediklaud.domain.shared.ids import ConsultationId, PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.records.consultation_views import entry_view


@command("record")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def record(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What was signed, for the patient and the doctors in care, the newest first."""
    query = ReadRecord(
        **session.query,
        patient_id=patient,
        after=page.after(ConsultationId),
        limit=page.and_one,
    )
    entries = session.handle(query).entries
    found = page.page(entries, entry_view, lambda one: one.id)
    session.output.list(
        found,
        "kind",
        "started_at",
        "at",
        "visit_type",
        "signed.diagnosis.code",
        "signed.diagnosis.text",
        "signed.note",
        "text",
        "addenda",
        "id",
    )
