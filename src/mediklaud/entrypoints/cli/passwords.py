"""How a password comes in: typed unseen, through a pipe, or by the environment.

Never as an argument: everybody on the machine can read those.
"""

from __future__ import annotations

import os
import sys

import click

PASSWORD = "MEDIKLAUD_PASSWORD"  # noqa: S105 - the name of a variable

from_stdin = click.option(
    "--password-stdin",
    is_flag=True,
    help=f"Read the password from standard input; else {PASSWORD}, else you are asked.",
)


def read_password(*, piped: bool, prompt: str = "Password") -> str:
    """A password somebody has."""
    return _read(piped=piped, prompt=prompt, twice=False)


def read_new_password(*, piped: bool) -> str:
    """A password somebody chooses: typed twice, so that no slip locks them out."""
    return _read(piped=piped, prompt="New password", twice=True)


def _read(*, piped: bool, prompt: str, twice: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if given := os.environ.get(PASSWORD):
        return given
    typed: str = click.prompt(
        prompt, hide_input=True, confirmation_prompt=twice, err=True
    )
    return typed
