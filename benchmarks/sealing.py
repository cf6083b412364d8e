"""What a filled database's rows are sealed with: its hospital's own keys, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine

from benchmarks.open_books import OpenCipher
from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.keys.keyring import SqlKeyring
from mediklaud.settings import THE_HOSPITAL
from tests.ring import MASTER_KEY

Sealing = Callable[[Engine], AbstractContextManager[Database]]


@contextmanager
def the_hospital(engine: Engine) -> Iterator[Database]:
    """The hospital's rows and keys, as its adapters know them."""
    keyring = SqlKeyring.of(engine, THE_HOSPITAL, MASTER_KEY)
    cipher = RingCipher(keyring.ring(), keyring.ring)
    with engine.connect() as connection:
        yield Database(connection, THE_HOSPITAL, cipher)


@contextmanager
def the_open_hospital(engine: Engine) -> Iterator[Database]:
    """The same with everything left open."""
    with engine.connect() as connection:
        yield Database(connection, THE_HOSPITAL, OpenCipher())
