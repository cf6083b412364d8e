"""`mediklaud prescription awaiting`, `approve`, `decline`: the second person (M3)."""

from __future__ import annotations

import click

from mediklaud.application.medication.approve_override import ApproveOverride
from mediklaud.application.medication.decline_override import DeclineOverride
from mediklaud.application.medication.list_awaiting_approval import (
    ListAwaitingApproval,
)
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.medication.prescriptions import PRESCRIPTION
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.medication.prescription_views import (
    PrescriptionView,
    WrittenView,
)
from mediklaud.entrypoints.http.pages import Paging


@command("awaiting")
@paged
@pass_session
def awaiting(session: Session, *, page: Paging) -> None:
    """What waits for a second person, the first written first."""
    query = ListAwaitingApproval(
        **session.query, after=page.after(PrescriptionId), limit=page.and_one
    )
    found = page.page(session.handle(query), PrescriptionView.of, lambda one: one.id)
    session.output.list(
        found,
        "written_at",
        "prescriber",
        "medicine.name",
        "medicine.strength",
        "overrides",
        "id",
    )


@command("approve")
@PRESCRIPTION
@click.option("--reason", required=True)
@keyed
@pass_session
def approve(session: Session, *, prescription: PrescriptionId, reason: str) -> None:
    """Stand, as a second person, for what another prescribed."""
    message = ApproveOverride(
        **session.command, prescription_id=prescription, reason=reason
    )
    session.output.show(WrittenView.written(session.handle(message)))


@command("decline")
@PRESCRIPTION
@click.option("--reason", required=True)
@keyed
@pass_session
def decline(session: Session, *, prescription: PrescriptionId, reason: str) -> None:
    """Do not let it through: it is cancelled."""
    message = DeclineOverride(
        **session.command, prescription_id=prescription, reason=reason
    )
    session.output.show(PrescriptionView.of(session.handle(message)))
