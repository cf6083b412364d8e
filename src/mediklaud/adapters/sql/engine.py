"""Engines for the two databases, each with its traps set right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

from mediklaud.adapters.sql.line_safety import require_safe_line
from mediklaud.adapters.sql.local_day import day_in

LONGEST_WAIT = 5
"""Seconds: whoever waits for others holds one of the server's few threads."""
LONGEST_STATEMENT = 30
_LIMITS = f"-c lock_timeout={LONGEST_WAIT}s -c statement_timeout={LONGEST_STATEMENT}s"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # what was acknowledged survives a power cut
    "foreign_keys=ON",
    f"busy_timeout={LONGEST_WAIT * 1000}",
    "cache_size=-20000",
)
READS_ONLY = "mediklaud_reads_only"


def engine_for(url: str, *, connections: int = 8) -> Engine:
    """An engine for `sqlite:///...` or `postgresql+psycopg://...`."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, connections)
    require_safe_line(make_url(url))
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=LONGEST_WAIT,
        pool_use_lifo=True,
        pool_pre_ping=False,
        pool_reset_on_return="rollback",
        hide_parameters=True,
        connect_args={"options": _with_limits(url)},
    )


def _with_limits(url: str) -> str:
    """Said on connecting, at no round trip; what the URL says itself goes before."""
    return f"{_LIMITS} {make_url(url).query.get('options', '')}".strip()


def _sqlite(url: str, connections: int) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        _make_private(Path(database))
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=LONGEST_WAIT,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(file: Path) -> None:
    """Whoever else has an account on this machine reads no patient's file.

    SQLite gives what it keeps beside the file the file's own mode.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401
    """Stop the driver from opening transactions by itself: it double-books."""
    connection.isolation_level = None
    connection.create_function("local_day", 2, day_in, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock first: a transaction that reads first cannot upgrade."""
    reads_only = connection.get_execution_options().get(READS_ONLY)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def let_the_disk_come_after(engine: Engine) -> None:
    """A power cut may take the last minutes of what can be made again, whole.

    For connections still to be opened: nothing is torn, only not waited for.
    """
    text = (
        "PRAGMA synchronous=NORMAL"
        if engine.dialect.name == "sqlite"
        else "SET synchronous_commit = off"
    )

    def relax(connection: Any, _record: object) -> None:  # noqa: ANN401
        connection.execute(text)
        connection.commit()

    event.listen(engine, "connect", relax)
