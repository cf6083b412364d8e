"""What `StockReports` promises, on every storage."""

from datetime import date, timedelta

import pytest

from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.domain.shared.money import Money
from mediklaud.ports.stock import Stock
from mediklaud.ports.stock_reports import StockReports
from tests.builders.stock import (
    PARACETAMOL,
    a_full_batch,
    a_kept_product,
    a_movement,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read
from tests.storages import on_postgres

DAY, NEXT_YEAR = timedelta(days=1), date(2028, 3, 31)


@pytest.fixture
def reports(storage):
    return read(storage, StockReports)


@pytest.fixture
def napa(storage):
    return a_kept_product(storage, code="napa_500")


def move(storage, batch, quantity, kind, **what):
    with ports_of(storage) as port:
        port(Stock).move([a_movement(batch, quantity, kind, **what)])


def test_an_item_is_a_batch_with_its_product(storage, reports, napa):
    batch = a_full_batch(storage, napa, 40, unit_cost=Money(125, "BDT"))

    (item,) = reports.items()

    assert (item.product, item.preparation) == ("napa_500", PARACETAMOL)
    assert (item.batch, item.location) == (batch.number, batch.location)
    assert (item.expires_on, item.status) == (NEXT_YEAR, BatchStatus.USABLE)
    assert (item.on_hand, item.value) == (40, Money(5000, "BDT"))


def test_what_cost_nobody_knows_is_worth_nobody_knows(storage, reports, napa):
    a_full_batch(storage, napa, unit_cost=None)

    assert reports.items()[0].value is None


def test_an_empty_batch_is_no_item(storage, reports, napa):
    batch = a_full_batch(storage, napa, 5)
    move(storage, batch, -5, MovementKind.WRITE_OFF)

    assert reports.items() == ()


def test_items_are_by_product_then_what_expires_first(storage, reports, napa):
    other = a_kept_product(storage, code="ace_500")
    a_full_batch(storage, napa, number="LATE", expires_on=NEXT_YEAR)
    a_full_batch(storage, napa, number="SOON", expires_on=NEXT_YEAR - DAY)
    a_full_batch(storage, other, number="OTHER")

    assert [item.batch for item in reports.items()] == ["OTHER", "SOON", "LATE"]


def test_until_a_day_it_is_included(storage, reports, napa):
    a_full_batch(storage, napa, expires_on=NEXT_YEAR)

    assert len(reports.items(NEXT_YEAR)) == 1
    assert reports.items(NEXT_YEAR - DAY) == ()


def test_movements_are_added_up_by_product_and_kind(storage, reports, napa):
    batch = a_full_batch(storage, napa, 100)
    move(storage, batch, -21, MovementKind.DISPENSE)
    move(storage, batch, -9, MovementKind.DISPENSE)
    move(storage, batch, 2, MovementKind.ADJUST)
    move(storage, batch, -5, MovementKind.ADJUST)

    found = reports.moved(MONDAY_MORNING, MONDAY_MORNING + DAY)

    told = [(one.product, one.kind, one.times, one.came, one.went) for one in found]
    assert told == [
        ("napa_500", MovementKind.ADJUST, 2, 2, 5),
        ("napa_500", MovementKind.DISPENSE, 2, 0, 30),
        ("napa_500", MovementKind.RECEIPT, 1, 100, 0),
    ]


def test_only_what_moved_in_that_time_counts(storage, reports, napa):
    a_full_batch(storage, napa, 100)

    assert reports.moved(MONDAY_MORNING - DAY, MONDAY_MORNING) == ()
    assert reports.moved(MONDAY_MORNING, MONDAY_MORNING + DAY)


def test_another_hospitals_stock_is_not_told(storage, reports, napa):
    with on_postgres() as other:
        a_full_batch(other, a_kept_product(other, code="theirs"))

    assert reports.items() == ()
    assert reports.moved(MONDAY_MORNING, MONDAY_MORNING + DAY) == ()
