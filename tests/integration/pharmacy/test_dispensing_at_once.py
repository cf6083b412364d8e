"""Many pharmacists at once, on each of the databases (H2, H6)."""

from collections import Counter as Tally

import pytest

from mediklaud.domain.errors import Refusal
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.ports.stock import Stock
from tests.at_once import all_at_once
from tests.builders.counter import Counter
from tests.hospital import read

SIXTEEN = 16


@pytest.fixture
def counter(database):
    return Counter(database)


def kinds(outcomes):
    """How many were handed out, and what the others were told."""
    assert all(isinstance(one, Dispensation | Refusal) for one in outcomes), outcomes
    return Tally(type(one) is Dispensation for one in outcomes)


def test_never_more_than_was_prescribed(counter):
    counter.fill(1000)
    prescription = counter.prescribe(refills=0)

    outcomes = all_at_once(
        *[lambda: counter.dispense(prescription, quantity=7)] * SIXTEEN
    )

    assert kinds(outcomes) == {True: 3, False: 13}
    assert counter.on_hand() == [1000 - 21]
    assert counter.prescription(prescription).dispensed == 21


def test_one_dispensation_is_undone_once(counter):
    counter.fill(100)
    one = counter.dispense(counter.prescribe())

    outcomes = all_at_once(*[lambda: counter.undo(one)] * SIXTEEN)

    assert kinds(outcomes)[True] == 1
    assert counter.on_hand() == [100]
    assert read(counter.storage, Stock).differences() == ()


def test_never_more_comes_back_than_was_handed_out(counter):
    counter.fill(100)
    one = counter.dispense(counter.prescribe())

    outcomes = all_at_once(*[lambda: counter.take_back(one, 5)] * SIXTEEN)

    assert kinds(outcomes)[True] == 4
    assert read(counter.storage, Stock).differences() == ()
