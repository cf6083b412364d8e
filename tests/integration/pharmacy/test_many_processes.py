"""Eight processes hand out of one shelf and take back; it never falls below nothing."""

from contextlib import contextmanager

import pytest
from attrs import evolve
from sqlalchemy import text

from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.schema import metadata
from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.ports.stock import Stock
from tests.hospital import read
from tests.postgres import new_database
from tests.shelf_crowd import a_shelf, crowd, lying_on, moved, seen_on


@contextmanager
def sqlite(folder):
    yield f"sqlite:///{folder / 'hospital.db'}"


@contextmanager
def postgres(_folder):
    with new_database() as url:
        yield url


@pytest.fixture(params=[sqlite, postgres], ids=lambda kind: kind.__name__)
def url(request, tmp_path):
    """A database of its own, with every table."""
    with request.param(tmp_path) as url:
        engine = engine_for(url)
        metadata.create_all(engine)
        engine.dispose()
        yield url


@pytest.mark.slow
def test_what_was_taken_is_what_is_missing_and_the_movements_say_so(url):
    shelf = a_shelf(url, each=40)

    taken = crowd(shelf, 20)

    left = lying_on(shelf)
    assert left == {number: 40 - taken[number] for number in "ABC"}
    assert min(left.values()) == 0
    with shelf.open() as storage:
        assert read(storage, Stock).differences() == ()


def two_take_what_both_have_seen(shelf):
    """All of it, each of them."""
    with shelf.open() as storage:
        for parts in [seen_on(storage, shelf, 3) for _ in range(2)]:
            moved(storage, parts, MovementKind.DISPENSE, -1)


def test_of_two_who_saw_the_last_one_the_second_gets_none(url):
    shelf = a_shelf(url, each=1)

    with pytest.raises(Contended):
        two_take_what_both_have_seen(shelf)

    assert set(lying_below(shelf)) == {0}


def test_without_the_guard_the_shelf_falls_below_nothing(url):
    shelf = a_shelf(url, each=1)
    if url.startswith("postgresql"):
        engine = engine_for(url)
        with engine.begin() as connection:
            unchecked = "alter table batches drop constraint ck_batches_on_hand"
            connection.execute(text(unchecked))
        engine.dispose()

    two_take_what_both_have_seen(evolve(shelf, guarded=False))

    assert set(lying_below(shelf)) == {-1}


def lying_below(shelf):
    """The balances as they stand there, sane or not."""
    engine = engine_for(shelf.url)
    with engine.connect() as connection:
        found = list(connection.execute(text("select on_hand from batches")).scalars())
    engine.dispose()
    return found
