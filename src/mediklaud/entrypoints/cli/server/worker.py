"""`mediklaud worker`: messages are sent beside the server, or alone."""

from __future__ import annotations

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("worker")
@pass_session
def worker(session: Session) -> None:
    """Send the messages that wait, until told to stop; several may run at once."""
    from mediklaud.entrypoints.worker import work

    work(session.settings)
