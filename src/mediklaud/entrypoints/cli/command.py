"""What all commands have in common: `--json`, and for those that change, `--key`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from mediklaud.entrypoints.cli.session import Session


def _answer_in_json(ctx: click.Context, _option: click.Parameter, chosen: bool) -> None:
    if chosen:
        ctx.ensure_object(Session).as_json = True


def json_option() -> click.Option:
    """Accepted before and after the command's name."""
    return click.Option(
        ["--json"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_answer_in_json,
        help="Print JSON, as over HTTP; a refusal too.",
    )


def _remember_key(ctx: click.Context, _option: click.Parameter, key: str) -> None:
    ctx.ensure_object(Session).idempotency_key = key


keyed = click.option(
    "--key",
    expose_value=False,
    callback=_remember_key,
    metavar="TEXT",
    help="Idempotency key: sent again with the same key, nothing is done twice.",
)


class Command(click.Command):
    """One thing that can be asked of the hospital."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.params.append(json_option())


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a function the command of this name."""
    return click.command(name, cls=Command)
