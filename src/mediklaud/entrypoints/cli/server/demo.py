"""`mediklaud demo`: a hospital to try things out in."""

from __future__ import annotations

import os

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


@command("demo")
@host_option
@port_option
@click.option("--no-serve", is_flag=True, help="Make the hospital, and stop.")
@pass_session
def demo(session: Session, *, host: str, port: int, no_serve: bool) -> None:
    """Open a hospital with believable data, and print who can sign in.

    It is made once; the next time it is there as it was left.
    """
    from mediklaud.demo.run import introduce, prepare

    url = f"http://{host}:{port}"
    os.environ.setdefault("MEDIKLAUD_PUBLIC_URL", url)
    os.environ.setdefault("MEDIKLAUD_STAFF_SECOND_FACTOR", "off")
    os.environ.setdefault("MEDIKLAUD_PAYMENTS", "sandbox")
    if not no_serve:
        require_safe_transport(session.settings, host)
        require_free(host, port)
    introduce(session.settings, prepare(session.settings), url)
    if not no_serve:
        _serve_instead(host, port)


def _serve_instead(host: str, port: int) -> None:
    """Become the server: it starts small, without what the making needed."""
    serve = [*PROGRAM, "serve", "--host", host, "--port", str(port)]
    os.execv(serve[0], serve)  # noqa: S606 - our own program
