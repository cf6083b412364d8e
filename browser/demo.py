"""The demo hospital as a running server, and who can sign in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve, frozen

from mediklaud.demo.own_settings import know_the_demo
from mediklaud.demo.run import prepare
from mediklaud.demo.staff import SignIn
from mediklaud.settings import Settings
from tests.server import Server, the_environment


@frozen
class Demo:
    """Where it answers, and who may come in."""

    url: str
    sign_ins: tuple[SignIn, ...]

    def who(self, role: str, about: str = "") -> SignIn:
        """The first one of this role, of whom this is said."""
        return next(s for s in self.sign_ins if s.role == role and about in s.who)


@contextmanager
def a_demo(database_url: str, folder: Path) -> Iterator[Demo]:
    """The hospital, made anew in this folder, and open."""
    given = Settings(database_url=database_url, files=folder)
    sign_ins = prepare(evolve(given, staff_second_factor=False))
    environment = the_environment(database_url, folder)
    environment.pop("MEDIKLAUD_MASTER_KEY")
    know_the_demo(given, environment)
    server = Server(environment)
    environment["MEDIKLAUD_PUBLIC_URL"] = server.url
    server.start()
    try:
        yield Demo(server.url, sign_ins)
    finally:
        server.stop()
