"""The three places a hospital's memory can lie; each test gets a hospital of its own.

A database is made once for the whole run. Nothing is cleaned up between tests: every
row belongs to a hospital, and no test knows another's.
"""

import atexit
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.engine import engine_for, let_the_disk_come_after
from mediklaud.adapters.sql.schema import metadata
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.ports.system import Storage
from tests.postgres import new_database
from tests.ring import StandingKeyring

_until_the_end = ExitStack()
atexit.register(_until_the_end.close)


@contextmanager
def in_memory() -> Iterator[Storage]:
    """A hospital in dictionaries."""
    yield MemoryStorage(memory.PORTS)


@contextmanager
def on_sqlite() -> Iterator[Storage]:
    """A hospital in a SQLite file."""
    yield _a_hospital_in(sqlite_engine())


@contextmanager
def on_postgres() -> Iterator[Storage]:
    """A hospital in a real PostgreSQL."""
    yield _a_hospital_in(postgres_engine())


def _a_hospital_in(engine: Engine) -> Storage:
    hospital_id = uuid4()
    return SqlStorage(engine, hospital_id, sql.PORTS, StandingKeyring(hospital_id))


STORAGES = (in_memory, on_sqlite, on_postgres)
DATABASES = (on_sqlite, on_postgres)


@cache
def sqlite_engine() -> Engine:
    """One file for the run, with every table."""
    folder = _until_the_end.enter_context(tempfile.TemporaryDirectory())
    return _with_tables(f"sqlite:///{Path(folder) / 'hospital.db'}")


@cache
def postgres_engine() -> Engine:
    """One database for the run, with every table."""
    return _with_tables(_until_the_end.enter_context(new_database()))


def _with_tables(url: str) -> Engine:
    engine = engine_for(url, connections=32)
    let_the_disk_come_after(engine)  # no test of these cuts the power
    metadata.create_all(engine)
    _until_the_end.callback(engine.dispose)
    return engine
