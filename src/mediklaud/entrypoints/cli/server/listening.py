"""Where the server listens, and how the program is started once more."""

import sys

import click

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
