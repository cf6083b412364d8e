"""`mediklaud patient invite`: the portal is opened to a patient (P6)."""

from __future__ import annotations

import click

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.cli.access.invitations import show_invitation
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("invite")
@click.argument("patient", type=PATIENT)
@keyed
@pass_session
def invite(session: Session, *, patient: PatientId) -> None:
    """Invite a patient to the portal, also after a forgotten password."""
    message = InvitePatient(**session.command, patient_id=patient)
    show_invitation(session, session.handle(message))
