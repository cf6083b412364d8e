"""The database's schema: brought up to this program, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mediklaud.ports.system import Storage
from mediklaud.settings import IN_MEMORY, MASTER_KEY, BadSetting, Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine


def upgrade_database(settings: Settings) -> None:
    """Take every step of the schema that is still to come."""
    if settings.database_url == IN_MEMORY:
        return
    from mediklaud.adapters.sql import migrate

    with engine_of(settings) as engine:
        migrate.upgrade(engine)


def require_known_schema(settings: Settings) -> None:
    """Refuse a database whose schema this program does not know."""
    if settings.database_url == IN_MEMORY:
        return
    from mediklaud.adapters.sql import migrate

    migrate.require_made(settings.database_url)
    with engine_of(settings) as engine:
        migrate.require_current(engine)


def require_own_master_key(settings: Settings) -> None:
    """Refuse a master key that does not open this hospital's keys."""
    if settings.database_url == IN_MEMORY:
        return
    from mediklaud.adapters.keyring.wrapping import WrongMasterKey
    from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys

    keys = WrappedKeys(settings.hospital_id, settings.require_master_keys())
    with engine_of(settings) as engine, engine.connect() as connection:
        try:
            keys.ring(connection)
        except WrongMasterKey as error:
            raise BadSetting(MASTER_KEY, "is not this hospital's") from error


def require_same_schema(settings: Settings) -> None:
    """Refuse a database whose tables are not exactly those of the program."""
    from mediklaud.adapters.sql import migrate

    require_known_schema(settings)
    with engine_of(settings) as engine:
        migrate.require_no_difference(engine)


def let_the_disk_come_after(storage: Storage) -> None:
    """For what can be made again: wait for no disk at each of its messages."""
    from mediklaud.adapters.sql import engine
    from mediklaud.adapters.sql.storage import SqlStorage

    if isinstance(storage, SqlStorage):
        engine.let_the_disk_come_after(storage.engine)


@contextmanager
def engine_of(settings: Settings) -> Iterator[Engine]:
    """The database for a moment; `TryLater` where it cannot be reached."""
    from mediklaud.adapters.sql.engine import engine_for
    from mediklaud.adapters.sql.storage import translated

    engine = engine_for(settings.database_url, connections=1)
    try:
        with translated():
            yield engine
    finally:
        engine.dispose()
