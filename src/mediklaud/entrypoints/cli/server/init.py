"""`mediklaud init`: an empty hospital and its first administrator."""

from __future__ import annotations

import click

from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.entrypoints.cli.access.invitations import show_invitation
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("init")
@click.option("--login", required=True, help="What the administrator signs in with.")
@click.option("--name", required=True, help="The administrator's name.")
@pass_session
def init(session: Session, *, login: str, name: str) -> None:
    """Make the database and the first administrator, and print an invitation.

    Nobody has a password until they choose one: `mediklaud account activate`.
    """
    from mediklaud.databases import upgrade_database

    upgrade_database(session.settings)
    message = InitialiseHospital(**session.as_nobody, login=login, name=name)
    show_invitation(session, session.handle(message))
