"""The demo hospital as a running server, and who can sign in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from time import monotonic

from attrs import evolve, field, frozen
from playwright.sync_api import StorageState

from mediklaud.demo.own_settings import know_the_demo
from mediklaud.demo.run import prepare
from mediklaud.demo.staff import SignIn
from mediklaud.settings import Settings
from tests.server import Server, the_environment
from tests.town import A_FRESH_PROOF

_TEN, _FURTHEST_BACK = 10, 10


@frozen
class Demo:
    """Where it answers, and who may come in."""

    url: str
    sign_ins: tuple[SignIn, ...]
    held: dict[str, tuple[float, StorageState]] = field(factory=dict, repr=False)
    """Who has signed in since when, with what their browser keeps of it."""

    def who(self, role: str, about: str = "") -> SignIn:
        """The first one of this role, of whom this is said."""
        return next(s for s in self.sign_ins if s.role == role and about in s.who)

    def hold(self, login: str, state: StorageState) -> None:
        """They have just proven who they are."""
        self.held[login] = (monotonic(), state)

    def session_of(self, login: str) -> StorageState | None:
        """What their browser keeps, while the hospital asks for no new proof."""
        since, state = self.held.get(login, (-inf, None))
        return state if monotonic() - since < A_FRESH_PROOF else None


def _where_it_is_ten(now: datetime) -> str:
    """There the day has begun, and its last patient has not come: at any hour here."""
    ahead = (_TEN + _FURTHEST_BACK - now.hour) % 24 - _FURTHEST_BACK
    return f"Etc/GMT{-ahead:+}"


@contextmanager
def a_demo(database_url: str, folder: Path) -> Iterator[Demo]:
    """The hospital, made anew in this folder, and open."""
    zone = _where_it_is_ten(datetime.now(UTC))
    hospital = evolve(Settings().hospital, zone=zone)
    given = Settings(
        database_url=database_url, files=folder, hospital=hospital, payments="sandbox"
    )
    sign_ins = prepare(evolve(given, staff_second_factor=False))
    environment = the_environment(database_url, folder)
    environment.pop("MEDIKLAUD_MASTER_KEY")
    environment["MEDIKLAUD_TIME_ZONE"] = zone
    know_the_demo(given, environment)
    server = Server(environment)
    environment["MEDIKLAUD_PUBLIC_URL"] = server.url
    environment["MEDIKLAUD_PAYMENTS"] = "sandbox"
    server.start()
    try:
        yield Demo(server.url, sign_ins)
    finally:
        server.stop()
