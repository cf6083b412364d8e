"""Databases to make backups of, and to restore them into."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from mediklaud.adapters.sql.backup.snapshot import tables
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.keys.keyring import SqlKeyring
from mediklaud.adapters.sql.migrate import upgrade
from mediklaud.adapters.sql.ports import PORTS
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.settings import THE_HOSPITAL
from tests.builders.billing import taka
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.cashier import invoiced, seen, to_pay
from tests.builders.registry import an_enrolled_patient
from tests.postgres import new_database
from tests.ring import MASTER_KEY

NOW = datetime(2027, 3, 1, 2, tzinfo=UTC)


def quietly(_done, _of):
    """Nobody looks at the progress."""


@contextmanager
def a_database(kind: str, folder: Path) -> Iterator[Engine]:
    """An empty one of this kind, with its tables."""
    folder.mkdir(exist_ok=True)
    if kind == "sqlite":
        yield from _upgraded(f"sqlite:///{folder / 'hospital.db'}")
        return
    with new_database() as url:
        yield from _upgraded(url)


def _upgraded(url):
    engine = engine_for(url, connections=12)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def storage_in(engine):
    """The hospital's memory in this database."""
    keyring = SqlKeyring.of(engine, THE_HOSPITAL, MASTER_KEY)
    return SqlStorage(engine, THE_HOSPITAL, PORTS, keyring)


def live(engine):
    """A hospital's day with one of everything, in this database."""
    hospital, known = a_busy_hospital(storage_in(engine))
    payer = an_enrolled_patient(hospital, name="Nadia Karim")
    seen(hospital, payer.id)
    hospital.handle(to_pay(invoiced(hospital, payer.id), taka(50000)))
    return hospital, known


def rows_in(engine):
    """Every row of every table, by the table's name."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(
                select(table).order_by(*table.primary_key)
            ).all()
            for table in tables()
        }
