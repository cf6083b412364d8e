"""Where the server listens, and how the program is started once more."""

from __future__ import annotations

import os
import socket
import sys

import click
from attrs import frozen

from mediklaud.domain.errors import TryLater

PROGRAM = (sys.executable, "-m", "mediklaud.entrypoints.cli.main")

host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, envvar="MEDIKLAUD_HOST"
)
port_option = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    envvar="MEDIKLAUD_PORT",
)


@frozen
class PortTaken(TryLater):
    """The hospital cannot listen here: set MEDIKLAUD_PORT, or --port, to another."""

    address: str
    why: str


def require_free(host: str, port: int) -> None:
    """Refuse a port at which another program answers already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise PortTaken(f"{host}:{port}", why) from error
