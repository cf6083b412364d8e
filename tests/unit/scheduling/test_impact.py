"""Decisions on appointments that cannot take place as booked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.impact import (
    MOST_AT_ONCE,
    Action,
    DecidedTwice,
    ImpactDecision,
    MoveNeedsATime,
    NothingDecided,
    in_order,
)
from mediklaud.domain.shared.ids import AppointmentId
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def a_decision(action=Action.CANCEL, **what):
    starts_at = MONDAY_MORNING if action is Action.MOVE else None
    usual = {"appointment_id": new(AppointmentId), "starts_at": starts_at}
    return ImpactDecision(action=action, **{**usual, **what})


def test_a_move_says_where_to():
    with pytest.raises(MoveNeedsATime) as refused:
        a_decision(Action.MOVE, starts_at=None)

    assert refused.value.rule == "S12"


@given(st.lists(st.sampled_from(Action), min_size=1, max_size=8))
def test_cancellations_come_first_and_the_rest_as_given(actions):
    decisions = tuple(a_decision(action) for action in actions)

    ordered = in_order(decisions)

    cancelled = [d for d in decisions if d.action is Action.CANCEL]
    moved = [d for d in decisions if d.action is Action.MOVE]
    assert list(ordered) == cancelled + moved


def test_an_appointment_is_decided_on_once():
    decision = a_decision()
    other = a_decision(Action.MOVE, appointment_id=decision.appointment_id)

    with pytest.raises(DecidedTwice) as refused:
        in_order((decision, other))

    assert refused.value.appointment_id == decision.appointment_id


@pytest.mark.parametrize("count", [0, MOST_AT_ONCE + 1])
def test_some_but_not_too_many_are_decided_on_at_once(count):
    with pytest.raises(NothingDecided):
        in_order(tuple(a_decision() for _ in range(count)))


def test_as_many_as_allowed_are_decided_on_at_once():
    in_order(tuple(a_decision() for _ in range(MOST_AT_ONCE)))
