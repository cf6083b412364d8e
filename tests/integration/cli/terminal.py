"""Somebody at a terminal: calls the program and reads what it prints."""

import json
import os
from pathlib import Path
from typing import Any

from attrs import define, evolve, field
from click.testing import CliRunner, Result

from mediklaud.adapters.argon2 import Argon2Passwords
from mediklaud.bootstrap import swap
from mediklaud.entrypoints.cli.main import program
from mediklaud.entrypoints.cli.session import Session
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Clock
from tests.clock import StandingClock
from tests.ring import WRITTEN_KEY

PASSWORD = "seven purple otters sing at dawn"


@define
class Terminal:
    """One machine, on which somebody may be signed in."""

    url: str
    folder: Path
    """Where this machine keeps who is signed in."""
    clock: Clock = field(factory=StandingClock)
    token: str | None = None
    settings: dict[str, str | None] = field(factory=dict)

    def call(self, *arguments: str, typed: str | None = None) -> Result:
        """Call the program once, whatever comes of it."""
        swaps = (
            swap(Clock, self.clock),
            swap(Passwords, Argon2Passwords.cheapest()),
        )
        return CliRunner().invoke(
            program,
            [str(argument) for argument in arguments],
            input=typed,
            env=self._environment(),
            obj=Session(swaps=swaps),
        )

    def done(self, *arguments: str, typed: str | None = None) -> Any:
        """What it answers in JSON, having done it."""
        result = self.call("--json", *arguments, typed=typed)
        assert result.exit_code == 0, (arguments, result.output, result.exception)
        return json.loads(result.stdout)

    def printed(self, *arguments: str) -> str:
        """What it prints where no terminal is."""
        result = self.call(*arguments)
        assert result.exit_code == 0, (arguments, result.output, result.exception)
        return result.stdout

    def refused(self, *arguments: str, typed: str | None = None) -> tuple[int, Any]:
        """The exit code, and the problem on stderr."""
        result = self.call("--json", *arguments, typed=typed)
        assert result.exit_code, (arguments, result.output)
        assert result.stdout == ""
        return result.exit_code, json.loads(result.stderr)

    def signed_in(self, login: str) -> "Terminal":
        """The same machine with somebody signed in."""
        answer = self.done("login", login, "--password-stdin", typed=PASSWORD)
        return evolve(self, token=answer["token"])

    def _environment(self) -> dict[str, str | None]:
        """Nothing of what the test's own process is set to."""
        others = {n: None for n in os.environ if n.startswith("MEDIKLAUD_")}
        return {
            **others,
            "MEDIKLAUD_DATABASE_URL": self.url,
            "MEDIKLAUD_MASTER_KEY": WRITTEN_KEY,
            "MEDIKLAUD_AUDIT_ANCHOR": str(self.folder / "anchor.jsonl"),
            "MEDIKLAUD_TOKEN": self.token,
            "MEDIKLAUD_STAFF_SECOND_FACTOR": "off",
            "XDG_STATE_HOME": str(self.folder / "state"),
            **self.settings,
        }
