"""Many pharmacists at one shelf at once, on each of the databases (H2)."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.application.pharmacy.transfer_stock import TransferStock
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.errors import Contended, Refusal
from mediklaud.domain.pharmacy.batch import BatchNotUsable, NotEnoughInBatch
from mediklaud.domain.pharmacy.movement import MovementKind
from mediklaud.ports.stock import Products, Stock
from tests.builders.stock import (
    a_full_batch,
    a_kept_product,
    a_line,
    a_movement,
    batches_of,
    received,
    the_pharmacist,
)
from tests.hospital import a_hospital, ports_of, read

PEOPLE = 16


@pytest.fixture
def hospital(database):
    return a_hospital(database)


@pytest.fixture
def product(hospital):
    return a_kept_product(hospital.storage)


def all_at_once(do, count=PEOPLE):
    """What each of so many is answered who do it at the same moment."""
    start = threading.Barrier(count)

    def one(number):
        start.wait()
        try:
            return do(number)
        except (Refusal, Contended) as refused:
            return refused

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def on_hand(hospital, batch):
    return read(hospital.storage, Stock).get(batch.id).on_hand


def test_of_sixteen_who_hand_out_the_last_one_exactly_one_gets_it(hospital, product):
    batch = a_full_batch(hospital.storage, product, 1)

    def hand_out(_number):
        with ports_of(hospital.storage) as port:
            port(Stock).move([a_movement(batch, -1, MovementKind.DISPENSE)])

    answers = all_at_once(hand_out)

    assert answers.count(None) == 1
    assert on_hand(hospital, batch) == 0
    assert read(hospital.storage, Stock).differences() == ()


def test_no_more_is_written_off_than_there_is(hospital, product):
    batch = a_full_batch(hospital.storage, product, 10)

    answers = all_at_once(
        lambda _: hospital.handle(
            WriteOff(
                actor=the_pharmacist(), batch_id=batch.id, quantity=1, reason="Wet"
            )
        )
    )

    refused = [one for one in answers if isinstance(one, NotEnoughInBatch)]
    assert len(refused) == PEOPLE - 10
    assert on_hand(hospital, batch) == 0


def test_deliveries_of_one_batch_at_once_are_one_batch(hospital, product):
    answers = all_at_once(lambda _: received(hospital, a_line(product)), 8)

    assert [one.units for one in answers] == [2] * 8
    assert [batch.on_hand for batch in batches_of(hospital, product)] == [16]


def test_a_count_approved_by_eight_at_once_counts_once(hospital, product):
    batch = a_full_batch(hospital.storage, product, 100)
    ask = AskForAdjustment(
        actor=the_pharmacist(), batch_id=batch.id, counted=90, reason="Counted"
    )
    asked = hospital.handle(ask)

    answers = all_at_once(
        lambda _: hospital.handle(
            DecideAdjustment(
                actor=the_pharmacist(),
                adjustment_id=asked.id,
                approved=True,
                reason="So it is",
            )
        ),
        8,
    )

    assert sum(not isinstance(one, Refusal) for one in answers) == 1
    assert on_hand(hospital, batch) == 90


def test_carrying_to_and_fro_at_once_loses_nothing(hospital, product):
    here = a_full_batch(hospital.storage, product, 50)
    there = a_full_batch(hospital.storage, product, 50, location="ward")

    def carry(number):
        batch, to = [(here, "ward"), (there, "dispensary")][number % 2]
        command = TransferStock(
            actor=the_pharmacist(), batch_id=batch.id, quantity=3, location=to
        )
        return hospital.handle(command)

    answers = all_at_once(carry)

    assert not [one for one in answers if isinstance(one, Exception)]
    assert on_hand(hospital, here) == on_hand(hospital, there) == 50


WHILE_IT_IS_RECALLED = {
    "carried": (
        lambda hospital, _, batch: hospital.handle(
            TransferStock(
                actor=the_pharmacist(), batch_id=batch.id, quantity=1, location="ward"
            )
        )
    ),
    "taken in": lambda hospital, product, _: received(
        hospital, a_line(product, location="ward")
    ),
}


@pytest.mark.parametrize("act", WHILE_IT_IS_RECALLED)
def test_nothing_of_a_batch_escapes_while_it_is_being_recalled(hospital, product, act):
    batch = a_full_batch(hospital.storage, product)
    recall = RecallBatch(
        actor=the_pharmacist(), product_id=product.id, batch="A17", reason="Glass"
    )
    with ThreadPoolExecutor(2) as pool:
        with ports_of(hospital.storage) as port:
            port(Products).hold(product.id)
            recalling = pool.submit(hospital.handle, recall)
            wait([recalling], timeout=0.3)
            acting = pool.submit(WHILE_IT_IS_RECALLED[act], hospital, product, batch)
            done, _ = wait([recalling, acting], timeout=0.3)
            assert not done
        recalling.result(timeout=20)
        refused = acting.exception(timeout=20)

    assert isinstance(refused, BatchNotUsable) or acting.result().refused
    every = read(hospital.storage, Stock).named(product.id, "A17")
    assert {one.status for one in every} == {"recalled"}
