"""One filled hospital on one database, with a front desk signed in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from benchmarks.hospital import Town, analyse
from benchmarks.people import fill_with_people
from benchmarks.sealing import Sealing, the_hospital
from benchmarks.visits import fill_with_visits
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.application import Application
from mediklaud.bootstrap import Swap, compose
from mediklaud.databases import upgrade_database
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Role
from mediklaud.ports.system import Storage
from mediklaud.settings import Settings
from tests.ring import MASTER_KEY

_PASSWORD = "a long password for the figures"


@frozen(kw_only=True)
class Bench:
    """The application, and what its clients need to know."""

    name: str
    url: str
    folder: Path
    town: Town
    app: Application
    token: str


def fill(url: str, town: Town, visits: range, sealed: Sealing = the_hospital) -> float:
    """Pour these in; the first ones bring everybody along. Gives the seconds."""
    began = time.perf_counter()
    engine = engine_for(url, connections=1)
    if not visits.start:
        upgrade_database(Settings(database_url=url))
        fill_with_people(engine, town, sealed)
    fill_with_visits(engine, town, visits, sealed)
    analyse(engine)
    engine.dispose()
    return time.perf_counter() - began


def the_settings(url: str, folder: Path) -> Settings:
    """As an embedding program would give them."""
    return Settings(
        database_url=url,
        files=folder,
        master_key=MASTER_KEY,
        staff_second_factor=False,
    )


@contextmanager
def a_bench(
    name: str, url: str, folder: Path, town: Town, *swaps: Swap
) -> Iterator[Bench]:
    """Open the hospital as every embedding program does."""
    with an_app(url, folder, *swaps) as app:
        yield Bench(
            name=name, url=url, folder=folder, town=town, app=app, token=_sign_in(app)
        )


@contextmanager
def an_app(url: str, folder: Path, *swaps: Swap) -> Iterator[Application]:
    """The application on this database."""
    injector = compose(the_settings(url, folder), *swaps)
    try:
        yield injector.get(Application)
    finally:
        injector.get(Storage).close()


def _sign_in(app: Application) -> str:
    """A front desk's session."""
    first = app.handle(InitialiseHospital(actor=ANONYMOUS, login="admin", name="Admin"))
    admin = Actor(roles=(Role.ADMINISTRATOR,), account_id=first.account_id)
    desk = app.handle(
        CreateAccount(actor=admin, login="desk", name="Desk", roles=(Role.FRONT_DESK,))
    )
    token = desk.token or ""
    app.handle(AcceptInvitation(actor=ANONYMOUS, token=token, password=_PASSWORD))
    signed_in = app.handle(SignIn(actor=ANONYMOUS, login="desk", password=_PASSWORD))
    return signed_in.token
