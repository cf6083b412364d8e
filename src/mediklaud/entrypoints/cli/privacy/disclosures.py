"""`mediklaud patient disclosures`: what was given to whom outside (X7)."""

from __future__ import annotations

from datetime import datetime

import click

from mediklaud.application.privacy.list_disclosures import ListDisclosures
from mediklaud.application.privacy.record_disclosure import RecordDisclosure
from mediklaud.domain.shared.ids import DisclosureId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.privacy.disclosure_views import DisclosureView

_NO_ACCOUNT = (
    "Treatment, payment and the hospital's own operations are not accounted for."
)


@command("record-disclosure")
@click.argument("patient", type=PATIENT)
@click.option("--recipient", required=True)
@click.option("--address", required=True)
@click.option("--what", required=True)
@click.option("--purpose", required=True)
@click.option("--at", "disclosed_at", type=INSTANT, required=True)
@click.option("--hidden-until", type=INSTANT, help="As an authority has asked.")
@keyed
@pass_session
def record(
    session: Session,
    *,
    patient: PatientId,
    recipient: str,
    address: str,
    what: str,
    purpose: str,
    disclosed_at: datetime,
    hidden_until: datetime | None,
) -> None:
    """Keep account of one release of a patient's information to somebody outside."""
    message = RecordDisclosure(
        **session.command,
        patient_id=patient,
        recipient=recipient,
        address=address,
        what=what,
        purpose=purpose,
        disclosed_at=disclosed_at,
        hidden_until=hidden_until,
    )
    session.output.show(DisclosureView.of(session.handle(message)))


@command("disclosures")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What was given to whom in the last six years, the last written down first."""
    query = ListDisclosures(
        **session.query,
        patient_id=patient,
        after=page.after(DisclosureId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), DisclosureView.of, lambda one: one.id)
    session.output.list(
        found, "disclosed_at", "recipient", "address", "what", "purpose", "id"
    )
    session.output.hint(_NO_ACCOUNT)
