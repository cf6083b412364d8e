"""`mediklaud db`: the database's schema."""

from __future__ import annotations

import click

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("upgrade")
@pass_session
def upgrade(session: Session) -> None:
    """Bring the database up to this program; several may try at once."""
    from mediklaud.databases import upgrade_database

    upgrade_database(session.settings)
    session.output.done("The database is up to date.")


@command("check")
@click.option(
    "--quick", is_flag=True, help="Compare the version alone, not the tables."
)
@pass_session
def check(session: Session, *, quick: bool) -> None:
    """Exit with 5 unless the database has this program's schema, table by table."""
    from mediklaud.databases import require_known_schema, require_same_schema

    (require_known_schema if quick else require_same_schema)(session.settings)
    session.output.done("The database fits this program.")
