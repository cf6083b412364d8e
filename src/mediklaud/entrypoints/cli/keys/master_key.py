"""`mediklaud keys new` and `check`: the master key."""

from __future__ import annotations

import click

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("new")
def new() -> None:
    """Print a new master key: for MEDIKLAUD_MASTER_KEY, or a file that it names.

    Keep it where the database's backups are not: with it they can be read, without it
    nobody can ever read them.
    """
    from mediklaud.bootstrap import a_master_key

    click.echo(a_master_key())


@command("check")
@pass_session
def check(session: Session) -> None:
    """Exit with 0 if the master key opens this hospital's keys."""
    from mediklaud.databases import require_known_schema, require_own_master_key

    require_known_schema(session.settings)
    require_own_master_key(session.settings)
    session.output.done("The master key is this hospital's.")
