"""`mediklaud dues override`: a booking in spite of dues (U4)."""

from __future__ import annotations

import click

from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.list_dues_overrides import ListDuesOverrides
from mediklaud.domain.shared.ids import OverrideId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.account_views import OverrideView
from mediklaud.entrypoints.http.pages import Paging


@command("override")
@click.argument("patient", type=PATIENT)
@click.option("--reason", required=True)
@keyed
@pass_session
def override(session: Session, *, patient: PatientId, reason: str) -> None:
    """Let the next booking of a patient pass; it ends by itself if not used."""
    message = GrantDuesOverride(**session.command, patient_id=patient, reason=reason)
    session.output.show(OverrideView.of(session.handle(message)))


@command("overrides")
@paged
@pass_session
def overrides(session: Session, *, page: Paging) -> None:
    """Every permission to book in spite of dues, the latest first."""
    query = ListDuesOverrides(
        **session.query, after=page.after(OverrideId), limit=page.and_one
    )
    found = page.page(session.handle(query), OverrideView.of, lambda one: one.id)
    session.output.list(found, "granted_at", "reason", "ends_at", "spent_on")
