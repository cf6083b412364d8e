"""Files that the program writes: new ones, which only their owner can read."""

from __future__ import annotations

import os
from pathlib import Path

import click

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL

to_option = click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    required=True,
    help="A new file; only you can read it.",
)


def require_new(path: Path) -> None:
    """Refuse to write over a file, before anything is asked."""
    if path.exists():
        raise click.UsageError("That file is there already: name a new one.")


def write_new(path: Path, content: bytes) -> None:
    """Write it, for its owner alone."""
    with os.fdopen(os.open(path, _NEW, mode=0o600), "wb") as file:
        file.write(content)
