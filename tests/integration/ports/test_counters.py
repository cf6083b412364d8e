import threading

import pytest

from mediklaud.domain.errors import Contended
from mediklaud.ports.system import Counters
from tests.hospital import ports_of


def next_of(storage, series):
    with ports_of(storage) as port:
        return port(Counters).next(series)


def persistently(storage, series):
    while True:
        try:
            return next_of(storage, series)
        except Contended:
            continue


def test_a_series_counts_from_one(storage):
    assert [next_of(storage, "P") for _ in range(3)] == [1, 2, 3]


def test_every_series_counts_for_itself(storage):
    next_of(storage, "P")

    assert next_of(storage, "D") == 1


def change_of_mind(storage, series):
    with ports_of(storage) as port:
        port(Counters).next(series)
        raise LookupError


def test_a_number_that_was_not_used_is_given_out_again(storage):
    next_of(storage, "P")

    with pytest.raises(LookupError):
        change_of_mind(storage, "P")

    assert next_of(storage, "P") == 2


def test_a_crowd_gets_every_number_once(storage):
    given: list[int] = []

    def take():
        given.extend(persistently(storage, "INV") for _ in range(10))

    crowd = [threading.Thread(target=take) for _ in range(4)]
    for somebody in crowd:
        somebody.start()
    for somebody in crowd:
        somebody.join()

    assert sorted(given) == list(range(1, 41))
