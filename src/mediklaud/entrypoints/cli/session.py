"""One call of the program: which hospital, who calls, and how the answer looks."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict, TypeVar
from uuid import uuid4

import click
from attrs import define, field

if TYPE_CHECKING:  # a session that is asked nothing, as for `--help`, needs none
    from mediklaud.application.application import Application
    from mediklaud.application.messages import Message
    from mediklaud.bootstrap import Swap
    from mediklaud.domain.access.actor import Caller
    from mediklaud.entrypoints.cli.output import Output
    from mediklaud.entrypoints.cli.tokens import Tokens
    from mediklaud.settings import Settings

Answer = TypeVar("Answer")


class Asked(TypedDict):
    """What every message says of its sender."""

    actor: Caller
    request_id: str | None


class Told(Asked):
    """What every command says besides."""

    idempotency_key: str | None


@define
class Session:
    """Hands over messages as the person who is signed in."""

    swaps: tuple[Swap, ...] = ()
    """Adapters that take the place of the usual ones: a test's clock."""
    as_json: bool = False
    idempotency_key: str | None = None
    request_id: str = field(factory=lambda: str(uuid4()))
    _until_the_end: ExitStack = field(factory=ExitStack)

    @cached_property
    def settings(self) -> Settings:
        """The environment, with what the demo here was made with."""
        from mediklaud.demo.own_settings import know_the_demo
        from mediklaud.settings import Settings

        settings = Settings.read()
        known = know_the_demo(settings, os.environ)
        return Settings.read() if known else settings

    @cached_property
    def tokens(self) -> Tokens:
        """Where the sign-in is kept."""
        from mediklaud.entrypoints.cli.tokens import Tokens

        return Tokens.of(self.settings)

    @cached_property
    def application(self) -> Application:
        """The hospital, opened when it is first asked something."""
        from mediklaud.bootstrap import hospital_at_work

        at_work = hospital_at_work(self.settings, *self.swaps)
        return self._until_the_end.enter_context(at_work)

    @property
    def now(self) -> datetime:
        """What the hospital's clock shows, in UTC."""
        return self.application.clock.now()

    @property
    def actor(self) -> Caller:
        """Who calls; whether the token still holds, the hospital finds out."""
        from mediklaud.domain.access.actor import ANONYMOUS, Bearer

        token = self.tokens.read()
        return Bearer(token) if token else ANONYMOUS

    @property
    def query(self) -> Asked:
        """What a query is signed with."""
        return {"actor": self.actor, "request_id": self.request_id}

    @property
    def command(self) -> Told:
        """What a command is signed with."""
        return {**self.query, "idempotency_key": self.idempotency_key}

    @property
    def output(self) -> Output:
        """Where the answer goes."""
        from mediklaud.entrypoints.cli.output import Output

        zone = self.settings.hospital.time_zone
        return Output.of(zone, as_json=self.as_json)

    @property
    def as_nobody(self) -> Told:
        """What is signed by somebody who is about to prove who they are."""
        from mediklaud.domain.access.actor import ANONYMOUS

        return {**self.command, "actor": ANONYMOUS}

    def handle(self, message: Message[Answer]) -> Answer:
        """Hand the message over."""
        return self.application.handle(message)

    def close(self) -> None:
        """Let go of the hospital."""
        self._until_the_end.close()


pass_session = click.make_pass_decorator(Session)
