"""The life of a dispensation, and what stands against its steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.counselling import NothingSaid
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import (
    ImpossibleDispensedQuantity,
    NotHandedOutThatMuch,
    ReturnedInPart,
    SecondPersonNeeded,
    WrongDispensationState,
)
from mediklaud.domain.shared.ids import AccountId, BatchId
from tests.builders.dispensing import a_counselling, a_dispensation, a_part
from tests.clock import MONDAY_MORNING
from tests.hospital import new

BACK = {
    "to": new(AccountId),
    "at": MONDAY_MORNING,
    "unopened": True,
    "reason": "No longer needed.",
}
AWAITING, DONE = DispensationStatus.AWAITING_WITNESS, DispensationStatus.DONE


def test_the_parts_add_up_to_what_was_handed_out():
    with pytest.raises(ImpossibleDispensedQuantity):
        a_dispensation(quantity=20, parts=(a_part(quantity=21),))


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_is_not_handed_out(quantity):
    with pytest.raises(ImpossibleDispensedQuantity):
        a_dispensation(parts=(a_part(quantity=quantity),))


def test_a_second_pharmacist_makes_a_controlled_one_count():
    waiting = a_dispensation(status=AWAITING, controlled=True)
    second = new(AccountId)

    seen = waiting.witnessed(second)

    assert (seen.status, seen.witness) == (DONE, second)


def test_nobody_witnesses_what_they_hand_out_themselves():
    waiting = a_dispensation(status=AWAITING, controlled=True)
    with pytest.raises(SecondPersonNeeded):
        waiting.witnessed(waiting.pharmacist)


def test_what_counts_already_needs_no_witness():
    with pytest.raises(WrongDispensationState):
        a_dispensation().witnessed(new(AccountId))


def test_a_dispensation_is_undone_once():
    undone = a_dispensation().cancel("Wrong strength taken from the shelf.")
    with pytest.raises(WrongDispensationState):
        undone.cancel("Again.")


def test_what_came_back_in_part_is_not_undone():
    part = a_part()
    some = a_dispensation(parts=(part,)).take_back(
        [OfBatch(batch_id=part.batch_id, quantity=1)], **BACK
    )
    with pytest.raises(ReturnedInPart):
        some.cancel("Wrong strength.")


def test_what_waits_for_a_witness_does_not_come_back():
    part = a_part()
    waiting = a_dispensation(parts=(part,), status=AWAITING)
    with pytest.raises(WrongDispensationState):
        waiting.take_back([OfBatch(batch_id=part.batch_id, quantity=1)], **BACK)


def test_another_batch_does_not_come_back():
    with pytest.raises(NotHandedOutThatMuch):
        a_dispensation().take_back([OfBatch(batch_id=new(BatchId), quantity=1)], **BACK)


@given(st.lists(st.integers(-2, 15), max_size=6))
def test_never_more_comes_back_than_was_handed_out(amounts):
    part = a_part(quantity=10)
    dispensation = a_dispensation(parts=(part,))
    back = 0
    for amount in amounts:
        returned = [OfBatch(batch_id=part.batch_id, quantity=amount)]
        if 1 <= amount <= 10 - back:
            dispensation, back = dispensation.take_back(returned, **BACK), back + amount
        else:
            with pytest.raises(NotHandedOutThatMuch):
                dispensation.take_back(returned, **BACK)
    assert (dispensation.returned, dispensation.kept) == (back, 10 - back)


def test_one_batch_told_twice_counts_twice():
    part = a_part(quantity=10)
    twice = [OfBatch(batch_id=part.batch_id, quantity=6)] * 2
    with pytest.raises(NotHandedOutThatMuch):
        a_dispensation(parts=(part,)).take_back(twice, **BACK)


def test_counselling_says_something():
    with pytest.raises(NothingSaid):
        a_counselling(points=())


def test_refused_counselling_has_no_points():
    with pytest.raises(NothingSaid):
        a_counselling(refused=True)
    assert a_counselling(points=(), refused=True).refused


def test_nothing_does_not_come_back():
    with pytest.raises(NotHandedOutThatMuch):
        a_dispensation().take_back([], **BACK)


def test_what_came_back_is_noted_with_who_took_it():
    part = a_part(quantity=10)
    two = [OfBatch(batch_id=part.batch_id, quantity=2)]
    [noted] = a_dispensation(parts=(part,)).take_back(two, **BACK).came_back
    assert (noted.quantity, noted.to) == (2, BACK["to"])
