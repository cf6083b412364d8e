"""Bring a database's schema up to this version of the program, or say where it is."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen
from sqlalchemy import Connection, Engine, inspect, text

from mediklaud.domain.errors import TryLater

if TYPE_CHECKING:
    from alembic.config import Config

EXPECTED = "0001"
"""The schema this program was written for: the newest file in `migrations`."""

_FOUND = text("select version_num from alembic_version")
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(724531)")


@frozen
class UnknownSchema(TryLater):
    """The database's schema is not this program's: run `mediklaud db upgrade`."""

    found: str | None
    expected: str


def upgrade(engine: Engine) -> None:
    """Take every step that is still to come; several programs may try at once."""
    from alembic import command  # takes a second to import: only where it is needed

    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_ONE_AT_A_TIME)
        command.upgrade(_config(connection), "head")


def require_current(engine: Engine) -> None:
    """Refuse a database whose schema this program does not know."""
    with engine.connect() as connection:
        found = None
        if inspect(connection).has_table("alembic_version"):
            found = connection.execute(_FOUND).scalar()
    if found != EXPECTED:
        raise UnknownSchema(found, EXPECTED)


def require_no_difference(engine: Engine) -> None:
    """Raise if the tables in the code and the steps taken do not agree."""
    from alembic import command

    with engine.begin() as connection:
        command.check(_config(connection))


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    folder = files("mediklaud.adapters.sql") / "migrations"
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
