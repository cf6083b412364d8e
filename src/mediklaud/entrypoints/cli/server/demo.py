"""`mediklaud demo`: a hospital to try things out in."""

from __future__ import annotations

import click

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("demo")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@pass_session
def demo(session: Session, *, port: int) -> None:
    """Open a hospital with believable data, and print who can sign in."""
    from mediklaud.demo.run import run

    run(session.settings, port=port)
