"""Terminals beside the server: the same settings, the same database, today's clock."""

from pathlib import Path

from attrs import evolve

from mediklaud.adapters.system import SystemClock
from tests.integration.cli.terminal import Terminal
from tests.town import PASSWORD, Town


def a_door(town: Town, folder: Path) -> Terminal:
    """A machine in the hospital, with nobody signed in."""
    settings: dict[str, str | None] = {
        k: v for k, v in town.environment.items() if k.startswith("MEDIKLAUD_")
    }
    url = town.environment["MEDIKLAUD_DATABASE_URL"]
    return Terminal(url, folder, clock=SystemClock(), settings=settings)


def signed_in(town: Town, door: Terminal, login: str) -> Terminal:
    """The same machine, at which one of the staff has signed in."""
    code = ("--totp", town.telephones[login].code())
    answer = door.done("login", login, *code, "--password-stdin", typed=PASSWORD)
    return evolve(door, token=answer["token"])
