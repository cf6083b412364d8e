"""`mediklaud amendment`: what patients wish to be set right in the record (X7)."""

from __future__ import annotations

import click

from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.privacy.decide_amendment import DecideAmendment
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
)
from mediklaud.application.privacy.extend_amendment import ExtendAmendment
from mediklaud.application.privacy.list_amendments import ListAmendments
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
)
from mediklaud.domain.shared.ids import AmendmentId, ConsultationId, NoteId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of, version_option
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.privacy.amendment_views import AmendmentView

_AMENDMENT = click.argument("amendment", type=id_of(AmendmentId))


@command("ask")
@click.argument("patient", type=PATIENT)
@click.option("--consultation", type=id_of(ConsultationId), help="If it is about one.")
@click.option("--note", type=id_of(NoteId), help="If it is about one.")
@click.option("--text", required=True, help="What is wrong or missing.")
@keyed
@pass_session
def ask(
    session: Session,
    *,
    patient: PatientId,
    consultation: ConsultationId | None,
    note: NoteId | None,
    text: str,
) -> None:
    """Say what in the record is wrong or missing."""
    message = AskForAmendment(
        **session.command,
        patient_id=patient,
        consultation_id=consultation,
        note_id=note,
        text=text,
    )
    session.output.show(AmendmentView.of(session.handle(message)))


@command("list")
@paged
@pass_session
def list_amendments(session: Session, *, page: Paging) -> None:
    """What waits for an answer, the first asked first."""
    query = ListAmendments(
        **session.query, after=page.after(AmendmentId), limit=page.and_one
    )
    found = page.page(session.handle(query), AmendmentView.of, lambda one: one.id)
    session.output.list(found, "due_at", "patient_id", "consultation_id", "text", "id")


@command("amendments")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What became of a patient's wishes about the record, the newest first."""
    query = ListPatientAmendments(
        **session.query,
        patient_id=patient,
        after=page.after(AmendmentId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), AmendmentView.of, lambda one: one.id)
    session.output.list(
        found, "asked_at", "status", "due_at", "text", "decision.text", "id"
    )


@command("decide")
@_AMENDMENT
@click.option("--accept/--deny", "accepted", default=None, help="The answer.")
@click.option("--text", required=True, help="The correction, or the reason.")
@version_option
@keyed
@pass_session
def decide(
    session: Session,
    *,
    amendment: AmendmentId,
    accepted: bool | None,
    text: str,
    version: int | None,
) -> None:
    """Accept it with the correction, which stands beside the original, or deny it."""
    if accepted is None:
        raise click.UsageError("Say --accept or --deny.")
    message = DecideAmendment(
        **session.command,
        amendment_id=amendment,
        accepted=accepted,
        text=text,
        version=version,
    )
    session.output.show(AmendmentView.of(session.handle(message)))


@command("extend")
@_AMENDMENT
@click.option("--reason", required=True)
@keyed
@pass_session
def extend(session: Session, *, amendment: AmendmentId, reason: str) -> None:
    """Take thirty days more to answer, once."""
    message = ExtendAmendment(**session.command, amendment_id=amendment, reason=reason)
    session.output.show(AmendmentView.of(session.handle(message)))


@command("disagree")
@_AMENDMENT
@click.option("--statement", required=True)
@keyed
@pass_session
def disagree(session: Session, *, amendment: AmendmentId, statement: str) -> None:
    """State for good why a denial is wrong."""
    message = DisagreeWithAmendment(
        **session.command, amendment_id=amendment, statement=statement
    )
    session.output.show(AmendmentView.of(session.handle(message)))
