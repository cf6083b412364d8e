"""Databases for the figures: fresh ones, and copies of what was filled once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import make_url, text

from mediklaud.adapters.sql.engine import engine_for
from tests.postgres import UNSAFE_BUT_FAST, new_database

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@contextmanager
def a_database(kind: str, folder: Path, like: str | None = None) -> Iterator[str]:
    """Lend the URL of an empty one, or of a copy that nobody is connected to."""
    if kind == POSTGRESQL:
        with new_database(like=like) as url:
            yield url
        return
    place = folder / f"{uuid4()}.db"
    if like is not None:
        shutil.copy(str(make_url(like).database), place)
    yield f"sqlite:///{place}"


def address(url: str) -> str:
    """The same for a bare driver: a path, or a URL that it understands."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return str(Path(place.database or "").resolve())
    return place.set(drivername="postgresql").render_as_string(hide_password=False)


def make_durable(url: str) -> None:
    """Let the tests' own server wait for the disk again, as a hospital's does."""
    if "MEDIKLAUD_TEST_POSTGRES_URL" in os.environ:
        return
    with _alone(url) as run:
        for setting in UNSAFE_BUT_FAST:
            run(f"alter system set {setting} = on")
        run("select pg_reload_conf()")


def version(url: str) -> str:
    """Which PostgreSQL it is, and whether it waits for the disk."""
    with _alone(url) as run:
        return f"PostgreSQL {run('show server_version')}, fsync {run('show fsync')}"


@contextmanager
def _alone(url: str) -> Iterator[Callable[[str], object]]:
    """Run statements one by one, each for itself."""
    engine = engine_for(url, connections=1)
    with engine.connect() as connection:
        on = connection.execution_options(isolation_level="AUTOCOMMIT")

        def run(statement: str) -> object:
            found = on.execute(text(statement))
            return found.scalar() if found.returns_rows else None

        yield run
    engine.dispose()
