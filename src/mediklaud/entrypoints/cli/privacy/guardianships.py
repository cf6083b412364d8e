"""`mediklaud patient guardians`: who acts for whom (P5)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.privacy.end_guardianship import EndGuardianship
from mediklaud.application.privacy.list_guardianships import ListGuardianships
from mediklaud.application.privacy.list_wards import ListWards
from mediklaud.application.privacy.name_guardian import NameGuardian
from mediklaud.domain.privacy.guardianship import Basis
from mediklaud.domain.shared.ids import GuardianshipId, PatientId
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.privacy.guardianship_views import (
    GuardianshipView,
    WardView,
)


@command("name-guardian")
@click.argument("patient", type=PATIENT)
@click.option("--guardian", required=True, help="The guardian's own patient number.")
@click.option("--scope", "scopes", type=OneOf(ProxyScope), multiple=True, required=True)
@click.option("--basis", type=OneOf(Basis), required=True)
@click.option("--until", type=DAY, help="The first day on which it does not hold.")
@keyed
@pass_session
def name_guardian(
    session: Session,
    *,
    patient: PatientId,
    guardian: str,
    scopes: tuple[ProxyScope, ...],
    basis: Basis,
    until: date | None,
) -> None:
    """Let another patient act for this one, in some things and until some day."""
    message = NameGuardian(
        **session.command,
        patient_id=patient,
        guardian_number=guardian,
        scopes=scopes,
        basis=basis,
        until=until,
    )
    session.output.show(GuardianshipView.of(session.handle(message)))


@command("guardians")
@click.argument("patient", type=PATIENT)
@pass_session
def guardians(session: Session, *, patient: PatientId) -> None:
    """Who acts for a patient, and for whom the patient acts, the newest first."""
    found = session.handle(ListGuardianships(**session.query, patient_id=patient))
    session.output.list(
        Page(items=[GuardianshipView.of(one) for one in found]),
        *(
            "patient_number",
            "guardian_number",
            "scopes",
            "basis",
            "until",
            "ended_at",
            "id",
        ),
    )


@command("end-guardian")
@click.argument("guardianship", type=id_of(GuardianshipId))
@keyed
@pass_session
def end_guardian(session: Session, *, guardianship: GuardianshipId) -> None:
    """Let a guardianship give nothing any more."""
    message = EndGuardianship(**session.command, guardianship_id=guardianship)
    session.output.show(GuardianshipView.of(session.handle(message)))


@command("wards")
@pass_session
def wards(session: Session) -> None:
    """The patients one acts for right now."""
    found = session.handle(ListWards(**session.query))
    page = Page(items=[WardView.of(ward) for ward in found])
    session.output.list(page, "number", "name", "scopes", "patient_id")
