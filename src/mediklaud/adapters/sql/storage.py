"""The hospital's memory in a SQL database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar, cast
from uuid import UUID

from attrs import field, frozen
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.engine import LONGEST_WAIT, READS_ONLY
from mediklaud.adapters.sql.keys.keyring import Keyring
from mediklaud.domain.errors import Contended, TryLater

Port = TypeVar("Port")
SqlPort = Callable[[Database], object]

# PostgreSQL: serialization_failure, deadlock_detected. Who has waited as long as one
# may is not among them: to wait as long again would only hold a thread.
_CONTENDED = {"40001", "40P01"}


class DatabaseUnavailable(TryLater):
    """The database cannot be reached right now, or is too busy."""


@frozen
class SqlUnit:
    """One transaction on one connection."""

    database: Database
    ports: Mapping[type, SqlPort]

    def port(self, kind: type[Port]) -> Port:
        """The adapter that fills this port."""
        return cast("Port", self.ports[kind](self.database))


@frozen
class SqlStorage:
    """A hospital in a SQLite file or a PostgreSQL database."""

    engine: Engine
    hospital_id: UUID
    ports: Mapping[type, SqlPort]
    keyring: Keyring
    _writing: threading.Lock = field(factory=threading.Lock)

    @contextmanager
    def unit(self, *, writes: bool, steady: bool = False) -> Iterator[SqlUnit]:
        """A transaction, kept whole when the block ends or not at all."""
        options = self._options(writes=writes, steady=steady)
        with translated():
            ring = self.keyring.ring()
        with (
            self._turn(writes=writes),
            translated(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            cipher = RingCipher(ring, lambda: self.keyring.again(connection))
            database = Database(connection, self.hospital_id, cipher, self.keyring.keys)
            try:
                yield SqlUnit(database, self.ports)
            finally:
                database.end_walks()

    def _options(self, *, writes: bool, steady: bool) -> dict[str, object]:
        """SQLite shows every transaction one moment; PostgreSQL has to be told."""
        options: dict[str, object] = {} if writes else {READS_ONLY: True}
        if steady and self.engine.dialect.name == "postgresql":
            options["isolation_level"] = "REPEATABLE READ"
        return options

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _turn(self, *, writes: bool) -> Iterator[None]:
        """SQLite has one writer, and its own queue is unfair: wait in ours."""
        if not writes or self.engine.dialect.name != "sqlite":
            yield
            return
        if not self._writing.acquire(timeout=LONGEST_WAIT):
            raise DatabaseUnavailable
        try:
            yield
        finally:
            self._writing.release()


@contextmanager
def translated() -> Iterator[None]:
    """Say in the hospital's words what the database says in its own."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseUnavailable from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in _CONTENDED or _is_overtaken(error):
            raise Contended from error
        if error.connection_invalidated or _is_out_of_reach(error):
            raise DatabaseUnavailable from error
        raise


def _is_overtaken(error: DBAPIError) -> bool:
    """Somebody wrote since this transaction began to read."""
    return getattr(error.orig, "sqlite_errorname", "") == "SQLITE_BUSY_SNAPSHOT"


def _is_out_of_reach(error: DBAPIError) -> bool:
    """Not so where SQLite cannot make sense of a statement: that is our mistake."""
    mistaken = getattr(error.orig, "sqlite_errorname", "") == "SQLITE_ERROR"
    return isinstance(error, OperationalError) and not mistaken
