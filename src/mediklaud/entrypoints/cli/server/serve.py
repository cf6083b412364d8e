"""`mediklaud serve`: the hospital over HTTP."""

from __future__ import annotations

import os
import subprocess

import click

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.server.listening import (
    PROGRAM,
    host_option,
    port_option,
    require_free,
)
from mediklaud.entrypoints.cli.server.transport import require_safe_transport
from mediklaud.entrypoints.cli.session import Session, pass_session


@command("serve")
@host_option
@port_option
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    envvar="MEDIKLAUD_WORKERS",
    help="Server processes: one for each CPU is usual.",
)
@click.option(
    "--worker/--no-worker",
    "sends",
    default=True,
    show_default=True,
    help="Send the messages that wait, too; else run `mediklaud worker` somewhere.",
)
@pass_session
def serve(session: Session, *, host: str, port: int, workers: int, sends: bool) -> None:
    """Open the hospital over HTTP, until told to stop.

    Refuses to start on a database whose schema this program does not know, with a
    master key that does not open it, and to carry anything in the clear beyond this
    machine and the hospital's own proxies.
    """
    from mediklaud.entrypoints.http.server import serve as open_server

    settings = session.settings
    require_safe_transport(settings, host)
    require_free(host, port)
    _require_own_database()
    url = f"{'https' if settings.tls_cert else 'http'}://{host}:{port}"
    session.output.done(f"{settings.hospital.name} opens on {url}")
    open_server(
        host=host,
        port=port,
        workers=workers,
        sends=sends,
        certificate=(settings.tls_cert, settings.tls_key),
    )


def _require_own_database() -> None:
    """Asked in a process of its own: this one stays small for as long as it serves."""
    asked = subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, "keys", "check"],
        env=os.environ,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if asked.returncode:
        raise click.exceptions.Exit(asked.returncode)
