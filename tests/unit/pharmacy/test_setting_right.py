"""What the pharmacy does with a batch on its shelves."""

import pytest

from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.application.pharmacy.list_adjustments import ListAdjustments
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.reconcile_stock import ReconcileStock
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.application.pharmacy.transfer_stock import TransferStock
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.pharmacy.adjustment import (
    AdjustmentDecided,
    AdjustmentStatus,
    NothingToAdjust,
    OwnAdjustment,
)
from mediklaud.domain.pharmacy.batch import (
    BatchNotQuarantined,
    BatchNotUsable,
    BatchStatus,
    ImpossibleStock,
    NotEnoughInBatch,
    SamePlace,
)
from mediklaud.ports.stock import Stock
from tests.builders.stock import (
    a_full_batch,
    a_kept_product,
    batches_of,
    the_pharmacist,
)
from tests.hospital import a_hospital, read


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def product(hospital):
    return a_kept_product(hospital.storage)


@pytest.fixture
def batch(hospital, product):
    return a_full_batch(hospital.storage, product, 100)


def do(hospital, command, batch, **what):
    """Somebody of the pharmacy does it to the batch."""
    usual = {"actor": the_pharmacist(), "batch_id": batch.id}
    if command is not TransferStock:
        usual["reason"] = "Counted again"
    return hospital.handle(command(**{**usual, **what}))


def decide(hospital, asked, **what):
    usual = {"actor": the_pharmacist(), "approved": True, "reason": "I counted too"}
    decision = DecideAdjustment(adjustment_id=asked.id, **{**usual, **what})
    return hospital.handle(decision)


def on_hand(hospital, batch):
    return read(hospital.storage, Stock).get(batch.id).on_hand


def test_a_count_changes_nothing_before_a_second_person_agrees(hospital, batch):
    asked = do(hospital, AskForAdjustment, batch, counted=97)

    assert on_hand(hospital, batch) == 100
    decided = decide(hospital, asked)
    assert decided.status is AdjustmentStatus.DONE
    assert on_hand(hospital, batch) == 97


def test_nobody_decides_about_the_own_count(hospital, batch):
    me = the_pharmacist()
    asked = do(hospital, AskForAdjustment, batch, counted=97, actor=me)

    with pytest.raises(OwnAdjustment):
        decide(hospital, asked, actor=me)
    assert on_hand(hospital, batch) == 100


def test_a_count_that_is_not_believed_changes_nothing(hospital, batch):
    asked = do(hospital, AskForAdjustment, batch, counted=97)

    declined = decide(hospital, asked, approved=False)
    assert declined.status is AdjustmentStatus.DECLINED
    assert on_hand(hospital, batch) == 100


def test_a_count_is_decided_once(hospital, batch):
    asked = do(hospital, AskForAdjustment, batch, counted=97)
    decide(hospital, asked)

    with pytest.raises(AdjustmentDecided):
        decide(hospital, asked)
    assert on_hand(hospital, batch) == 97


def test_what_is_written_off_meanwhile_is_not_lost(hospital, batch):
    asked = do(hospital, AskForAdjustment, batch, counted=97)
    do(hospital, WriteOff, batch, quantity=10)

    decide(hospital, asked)

    assert on_hand(hospital, batch) == 87


def test_a_count_cannot_take_what_went_meanwhile(hospital, batch):
    asked = do(hospital, AskForAdjustment, batch, counted=0)
    do(hospital, WriteOff, batch, quantity=1)

    with pytest.raises(NotEnoughInBatch):
        decide(hospital, asked)
    assert on_hand(hospital, batch) == 99


def test_a_count_like_the_books_is_nothing_to_set_right(hospital, batch):
    with pytest.raises(NothingToAdjust):
        do(hospital, AskForAdjustment, batch, counted=100)
    with pytest.raises(ImpossibleStock):
        do(hospital, AskForAdjustment, batch, counted=-1)


def test_what_waits_for_a_second_person_is_listed(hospital, batch):
    first = do(hospital, AskForAdjustment, batch, counted=97)
    second = do(hospital, AskForAdjustment, batch, counted=98)
    decide(hospital, first)

    assert hospital.handle(ListAdjustments(actor=the_pharmacist())) == (second,)


def test_what_is_written_off_is_there_no_more(hospital, batch):
    assert do(hospital, WriteOff, batch, quantity=40).on_hand == 60

    with pytest.raises(NotEnoughInBatch) as refused:
        do(hospital, WriteOff, batch, quantity=61)
    assert refused.value.on_hand == 60


@pytest.mark.parametrize("command", [WriteOff, TransferStock])
def test_less_than_one_is_not_moved(hospital, batch, command):
    where = {"location": "ward 3"} if command is TransferStock else {}
    for quantity in (0, -1):
        with pytest.raises(ImpossibleStock):
            do(hospital, command, batch, quantity=quantity, **where)


def test_what_is_carried_is_at_the_other_place_alone(hospital, product, batch):
    there = do(hospital, TransferStock, batch, quantity=30, location=" Ward 3 ")

    assert (there.location, there.on_hand, there.number) == ("ward 3", 30, "A17")
    assert on_hand(hospital, batch) == 70
    back = do(hospital, TransferStock, there, quantity=30, location="dispensary")
    assert (back.id, back.on_hand) == (batch.id, 100)
    assert [one.id for one in batches_of(hospital, product)] == [batch.id]


def test_nothing_is_carried_to_where_it_is(hospital, batch):
    with pytest.raises(SamePlace):
        do(hospital, TransferStock, batch, quantity=1, location="DISPENSARY")
    with pytest.raises(NotEnoughInBatch):
        do(hospital, TransferStock, batch, quantity=101, location="ward")


def test_what_is_set_aside_is_not_carried_but_written_off(hospital, batch):
    aside = do(hospital, QuarantineBatch, batch)
    assert (aside.status, aside.status_reason) == (
        BatchStatus.QUARANTINED,
        "Counted again",
    )

    with pytest.raises(BatchNotUsable):
        do(hospital, TransferStock, batch, quantity=1, location="ward")
    assert do(hospital, WriteOff, batch, quantity=1).on_hand == 99


def test_nothing_is_carried_to_where_the_same_batch_is_set_aside(hospital, batch):
    there = do(hospital, TransferStock, batch, quantity=30, location="ward")
    do(hospital, QuarantineBatch, there)

    with pytest.raises(BatchNotUsable):
        do(hospital, TransferStock, batch, quantity=1, location="ward")


def test_what_is_released_is_usable_again(hospital, batch):
    do(hospital, QuarantineBatch, batch)
    with pytest.raises(BatchNotUsable):
        do(hospital, QuarantineBatch, batch)

    assert do(hospital, ReleaseBatch, batch).status is BatchStatus.USABLE
    with pytest.raises(BatchNotQuarantined):
        do(hospital, ReleaseBatch, batch)


def test_the_balances_are_the_sums_of_their_movements(hospital, batch):
    do(hospital, WriteOff, batch, quantity=1)
    do(hospital, TransferStock, batch, quantity=30, location="ward")

    assert hospital.handle(ReconcileStock(actor=the_pharmacist())) == ()
