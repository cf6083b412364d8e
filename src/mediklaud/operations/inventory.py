"""What the hospital runs on, and what it talks to; nothing about a person is in it."""

from __future__ import annotations

import platform
import ssl
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.metadata import distributions
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlsplit

from attrs import frozen
from sqlalchemy import Connection, inspect, make_url, select, text

from mediklaud.adapters.sql.keys.key_rows import to_keys
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.adapters.sql.migrate import EXPECTED, require_made
from mediklaud.databases import engine_of
from mediklaud.operations.baseline import faults_of
from mediklaud.operations.look import Fault
from mediklaud.settings import IN_MEMORY, Settings

_VERSIONS = {
    "sqlite": text("select sqlite_version()"),
    "postgresql": text("show server_version"),
}
_FOUND = text("select version_num from alembic_version")
_KEYS = select(data_keys).order_by(data_keys.c.hospital_id, data_keys.c.id)


@frozen(kw_only=True)
class Component:
    """Something that the hospital is made of."""

    name: str
    version: str


@frozen(kw_only=True)
class Key:
    """A data key, of which nothing is shown but that it is there."""

    hospital_id: str
    id: int
    purpose: str
    state: str
    age_days: int


@frozen(kw_only=True)
class Flow:
    """What leaves the machine, where to, and what is in it."""

    host: str
    purpose: str
    data: str


@frozen(kw_only=True)
class Inventory:
    """All of it."""

    components: tuple[Component, ...]
    schema: str | None
    expected_schema: str
    keys: tuple[Key, ...]
    flows: tuple[Flow, ...]
    faults: tuple[Fault, ...]


def take_inventory(
    settings: Settings, environment: Mapping[str, str], now: datetime
) -> Inventory:
    """As things stand now; no row about a person is read for it."""
    schema, keys, database = _database(settings, now)
    return Inventory(
        components=(*_machine(), *database, *_packages()),
        schema=schema,
        expected_schema=EXPECTED,
        keys=keys,
        flows=tuple(_flows(settings)),
        faults=faults_of(settings, environment, now),
    )


def _machine() -> Iterator[Component]:
    yield Component(name="Python", version=platform.python_version())
    yield Component(name="OpenSSL", version=ssl.OPENSSL_VERSION)
    yield Component(name="system", version=platform.platform())


def _packages() -> list[Component]:
    """Whatever is installed beside the program could run in it."""
    found = {d.metadata["Name"]: d.version for d in distributions()}
    return [Component(name=n, version=found[n]) for n in sorted(found, key=str.lower)]


_OfDatabase = tuple[str | None, tuple[Key, ...], tuple[Component, ...]]


def _database(settings: Settings, now: datetime) -> _OfDatabase:
    if settings.database_url == IN_MEMORY:
        return None, (), ()
    require_made(settings.database_url)
    with engine_of(settings) as engine, engine.connect() as connection:
        name = connection.dialect.name
        version = connection.execute(_VERSIONS[name]).scalar_one()
        component = Component(name=name, version=str(version))
        if not inspect(connection).has_table("alembic_version"):
            return None, (), (component,)
        schema = connection.execute(_FOUND).scalar()
        keys = tuple(_keys(connection, now)) if schema == EXPECTED else ()
        return schema, keys, (component,)


def _keys(connection: Connection, now: datetime) -> Iterator[Key]:
    rows = connection.execute(_KEYS).all()
    for hospital_id, own in groupby(rows, key=attrgetter("hospital_id")):
        for key in to_keys(tuple(own), now):
            yield Key(
                hospital_id=str(hospital_id),
                id=key.id,
                purpose=key.purpose.value,
                state=key.state.value,
                age_days=(now - key.created_at).days,
            )


def _flows(settings: Settings) -> Iterator[Flow]:
    """The machine asks nobody else for anything."""
    if settings.database_url.startswith("postgresql"):
        yield Flow(
            host=make_url(settings.database_url).host or "a socket of this machine",
            purpose="database",
            data="everything; what is private in it is sealed",
        )
    if settings.smtp_url:
        yield Flow(
            host=urlsplit(settings.smtp_url).hostname or "",
            purpose="mail server",
            data="address, name, date and time of a visit, links to sign in",
        )
    if url := settings.sms.get("url"):
        yield Flow(
            host=urlsplit(url).hostname or "",
            purpose="SMS gateway",
            data="phone number, date and time of a visit, the hospital's name",
        )
    if settings.payments == "stripe":
        base = settings.stripe.get("api_base", "https://api.stripe.com")
        yield Flow(
            host=urlsplit(base).hostname or "",
            purpose="payments online",
            data="amount, the invoice's number, a key of ours; nobody's name",
        )
