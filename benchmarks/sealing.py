"""What a filled database's rows are sealed with: its hospital's own keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from mediklaud.adapters.keyring.cipher import RingCipher
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.keys.keyring import SqlKeyring
from mediklaud.settings import THE_HOSPITAL
from tests.ring import MASTER_KEY


@contextmanager
def the_hospital(engine: Engine) -> Iterator[Database]:
    """The hospital's rows and keys, as its adapters know them."""
    keyring = SqlKeyring.of(engine, THE_HOSPITAL, MASTER_KEY)
    cipher = RingCipher(keyring.ring(), keyring.ring)
    with engine.connect() as connection:
        yield Database(connection, THE_HOSPITAL, cipher)
