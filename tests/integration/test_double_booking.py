"""Eight processes book the same few doctors at once; nobody is booked twice (S5)."""

from contextlib import contextmanager

import pytest

from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.schema import metadata
from tests.crowd import a_place, crowd, overlaps, remembered, without_key
from tests.postgres import new_database


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


def by_id(appointments):
    return {appointment.id: appointment for appointment in appointments}


@pytest.mark.parametrize(
    "seconds", [3, pytest.param(30, marks=pytest.mark.slow)], ids=str
)
def test_nobody_is_booked_twice_and_no_booking_is_lost(url, seconds):
    place = a_place(url)

    told = by_id(crowd(place, seconds))

    stored = by_id(remembered(place))
    assert list(overlaps(stored.values())) == []
    assert {id_: stored.get(id_) for id_ in told} == told
    assert len(told) > 20


def test_it_is_the_key_that_prevents_it_not_a_look_before(url):
    place = a_place(url, blind=True)

    told = by_id(crowd(place, 1.5))

    stored = by_id(remembered(place))
    assert list(overlaps(stored.values())) == []
    assert {id_: stored.get(id_) for id_ in told} == told
    assert len(told) > 10


def test_without_the_key_people_are_booked_twice(url):
    without_key(url)
    place = a_place(url, blind=True)

    crowd(place, 1.5)

    assert list(overlaps(remembered(place))) != []
