"""Nobody waits for a database without an end."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import event, make_url, text

from mediklaud.adapters.sql import migrate, storage
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.storage import DatabaseUnavailable
from mediklaud.domain.errors import Contended
from tests.hospital import ports_of
from tests.postgres import new_database
from tests.ring import StandingKeyring
from tests.storages import on_postgres, on_sqlite

LIMITS = ("lock_timeout", "statement_timeout")


@pytest.fixture
def on_file():
    with on_sqlite() as on_file:
        yield on_file


@pytest.fixture
def on_server():
    with on_postgres() as on_server:
        yield on_server


def say(unit, *statements):
    """What the last of the statements is answered."""
    return [unit.database.connection.execute(text(s)) for s in statements][-1]


def test_who_waits_too_long_for_a_turn_to_write_is_told_so(on_file, monkeypatch):
    monkeypatch.setattr(storage, "LONGEST_WAIT", 0.05)

    def write():
        with ports_of(on_file):
            pass

    with ThreadPoolExecutor(1) as pool:
        with ports_of(on_file):
            waiting = pool.submit(write)
            assert isinstance(waiting.exception(timeout=4), DatabaseUnavailable)
        pool.submit(write).result(timeout=4)


def test_a_turn_is_given_back_by_who_fails(on_file):
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), ports_of(on_file):
            raise ZeroDivisionError


def test_sqlite_waits_five_seconds_for_another_program(on_file):
    with on_file.unit(writes=False) as unit:
        assert say(unit, "pragma busy_timeout").scalar() == 5000


def test_a_file_in_which_another_program_writes_is_not_tried_again(tmp_path):
    file = tmp_path / "hospital.db"
    engine = engine_for(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda c, _: c.execute("pragma busy_timeout=20"))
    another = sqlite3.connect(file, isolation_level=None)
    another.execute("begin immediate")

    busy = storage.SqlStorage(engine, here := uuid4(), {}, StandingKeyring(here))
    with pytest.raises(DatabaseUnavailable), ports_of(busy):
        pass

    another.close()
    engine.dispose()


def test_who_was_overtaken_on_sqlite_may_try_again(on_file):
    def overtaken():
        with on_file.unit(writes=False) as unit:
            say(unit, "select count(*) from counters")
            with on_file.unit(writes=True) as other:
                say(other, "pragma user_version = 7")
            say(unit, "delete from counters")

    with pytest.raises(Contended):
        overtaken()


def test_postgresql_knows_from_the_start_how_long_anybody_may_wait(on_server):
    with on_server.unit(writes=False) as unit:
        limits = [say(unit, f"show {limit}").scalar() for limit in LIMITS]

    assert limits == ["5s", "30s"]


@pytest.mark.parametrize(
    "statements",
    [
        ("set local lock_timeout = 20", "lock table counters"),
        ("set local statement_timeout = 20", "select pg_sleep(9)"),
    ],
    ids=["for a lock", "for an answer"],
)
def test_who_waits_too_long_on_postgresql_is_told_so(on_server, statements):
    with on_server.unit(writes=True) as holder:
        say(holder, "lock table counters")
        with pytest.raises(DatabaseUnavailable), on_server.unit(writes=True) as unit:
            say(unit, *statements)


def test_what_the_address_of_the_server_asks_for_is_kept():
    with new_database() as url:
        asked = make_url(url).update_query_dict({"options": "-c lock_timeout=7s"})
        engine = engine_for(asked.render_as_string(hide_password=False))
        with engine.connect() as connection:
            found = [connection.scalar(text(f"show {limit}")) for limit in LIMITS]
        engine.dispose()

    assert found == ["7s", "30s"]


def test_an_upgrade_takes_as_long_as_it_takes(monkeypatch):
    with new_database() as url:
        engine = engine_for(url)
        limits: list[object] = []

        def look(connection):
            limits.extend(connection.scalar(text(f"show {limit}")) for limit in LIMITS)
            raise ZeroDivisionError

        monkeypatch.setattr(migrate, "_config", look)
        with pytest.raises(ZeroDivisionError):
            migrate.upgrade(engine)
        engine.dispose()

    assert limits == ["0", "0"]
