from datetime import date, timedelta

import pytest
from attrs import evolve

from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.batch import BatchNotFound, BatchStatus
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.domain.pharmacy.product import ProductStatus
from mediklaud.domain.pharmacy.stock_level import StockLevel
from mediklaud.domain.shared.ids import BatchId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.stock import Stock
from tests.builders.stock import (
    NEXT_YEAR,
    a_batch,
    a_full_batch,
    a_kept_product,
    a_movement,
)
from tests.hospital import new, ports_of, read

TODAY = date(2027, 3, 1)


@pytest.fixture
def product(storage):
    return a_kept_product(storage)


def moved(storage, *movements):
    with ports_of(storage) as port:
        port(Stock).move(movements)


def on_hand(storage, batch):
    return read(storage, Stock).get(batch.id).on_hand


def test_a_batch_comes_back_with_what_was_moved_into_it(storage, product):
    batch = a_full_batch(storage, product, 60, unit_cost=Money(125, "BDT"))

    assert read(storage, Stock).get(batch.id) == batch
    assert (batch.on_hand, batch.unit_cost) == (60, Money(125, "BDT"))


def test_an_unknown_batch_is_not_found(storage):
    with pytest.raises(BatchNotFound):
        read(storage, Stock).get(new(BatchId))


def test_another_delivery_of_a_batch_joins_what_is_there(storage, product):
    first = a_full_batch(storage, product, 60)
    second = a_full_batch(storage, product, 40)

    assert second == evolve(first, on_hand=100)


@pytest.mark.parametrize(
    "what", [{"number": "B"}, {"location": "ward"}, {"expires_on": date(2028, 1, 1)}]
)
def test_another_number_expiry_or_place_is_another_batch(storage, product, what):
    first, other = (
        a_full_batch(storage, product),
        a_full_batch(storage, product, **what),
    )

    assert first.id != other.id
    assert other.on_hand == 100


def test_nothing_is_shelved_by_an_empty_delivery(storage):
    with ports_of(storage) as port:
        assert port(Stock).shelve([]) == ()
        port(Stock).move([])


def test_a_batch_never_falls_below_nothing(storage, product):
    batch = a_full_batch(storage, product, 10)

    with pytest.raises(Contended):
        moved(storage, a_movement(batch, -11, MovementKind.WRITE_OFF))

    moved(storage, a_movement(batch, -10, MovementKind.WRITE_OFF))
    assert on_hand(storage, batch) == 0


def test_of_several_movements_all_are_done_or_none(storage, product):
    full = a_full_batch(storage, product, 10)
    empty = a_full_batch(storage, product, 1, number="B")

    with pytest.raises(Contended):
        moved(
            storage,
            a_movement(full, -5, MovementKind.DISPENSE),
            a_movement(empty, -5, MovementKind.DISPENSE),
        )

    assert (on_hand(storage, full), on_hand(storage, empty)) == (10, 1)
    assert read(storage, Stock).differences() == ()


@pytest.mark.parametrize("status", [BatchStatus.QUARANTINED, BatchStatus.RECALLED])
def test_what_is_set_aside_is_written_off_but_not_handed_out(storage, product, status):
    batch = a_full_batch(storage, product)
    with ports_of(storage) as port:
        port(Stock).mark(evolve(batch, status=status, status_reason="a smell"))

    with pytest.raises(Contended):
        moved(storage, a_movement(batch, -1, MovementKind.DISPENSE))

    moved(storage, a_movement(batch, -1, MovementKind.WRITE_OFF))
    assert read(storage, Stock).get(batch.id) == evolve(
        batch, status=status, status_reason="a smell", on_hand=99
    )


def test_what_is_there_of_a_product_expires_in_order(storage, product):
    late = a_full_batch(storage, product, number="C")
    soon = a_full_batch(storage, product, number="D", expires_on=TODAY)
    gone = a_full_batch(storage, product, 1, number="E")
    moved(storage, a_movement(gone, -1, MovementKind.ADJUST))
    a_full_batch(storage, a_kept_product(storage))

    assert read(storage, Stock).batches_of(product.id) == (soon, late)


def test_batches_are_found_by_the_number_on_the_box(storage, product):
    here = a_full_batch(storage, product, number="lot 9")
    there = a_full_batch(storage, product, number="LOT 9", location="ward 3")
    a_full_batch(storage, product)

    assert read(storage, Stock).named(product.id, " lot 9") == (here, there)


def test_movements_are_told_the_newest_first(storage, product):
    batch = a_batch(product)
    given = [a_movement(batch, 5, reason="delivery 7"), a_movement(batch, 6)]
    with ports_of(storage) as port:
        port(Stock).shelve([batch])
        port(Stock).move(given)
    a_full_batch(storage, a_kept_product(storage))

    def told(after=None, limit=9):
        return read(storage, Stock).movements(product.id, after=after, limit=limit)

    assert told() == (given[1], given[0])
    assert told(limit=1) == (given[1],)
    assert told(after=given[1].id) == (given[0],)


def test_a_level_tells_what_is_there_usable_and_soon_over(storage):
    product = a_kept_product(storage, reorder_level=61)
    none = a_kept_product(storage)
    a_kept_product(storage, status=ProductStatus.WITHDRAWN)
    a_full_batch(storage, product, 10, number="A", expires_on=TODAY - timedelta(1))
    a_full_batch(storage, product, 20, number="B", expires_on=TODAY)
    aside = a_full_batch(storage, product, 30, number="C")
    a_full_batch(storage, product, 40, number="D", expires_on=NEXT_YEAR)
    with ports_of(storage) as port:
        port(Stock).mark(aside.set_aside("a smell"))

    def levels(**which):
        soon = TODAY + timedelta(days=30)
        usual = {"after": None, "limit": 9}
        return read(storage, Stock).levels(TODAY, soon, **{**usual, **which})

    level = StockLevel(product=product, on_hand=100, usable=60, expiring=20)
    nothing = StockLevel(product=none, on_hand=0, usable=0, expiring=0)
    assert levels() == (level, nothing)
    assert levels(limit=1) == (level,)
    assert levels(after=product.id) == (nothing,)
    assert (level.is_low, nothing.is_low) == (True, False)
