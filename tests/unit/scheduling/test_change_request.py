"""A patient's late wish: when it may be asked, and how it ends."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import (
    AHEAD,
    AppointmentStatus,
    NotInThisState,
)
from mediklaud.domain.scheduling.change_request import (
    ChangeRequestStatus,
    RequestClosed,
)
from mediklaud.domain.scheduling.late_wish import (
    NoNeedToAsk,
    PreferredTimeIsPast,
    TooLateToAsk,
    require_late_wish,
    require_possible,
)
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.period import NaiveInstant, Period
from tests.builders.absences import a_change_request, hours
from tests.builders.scheduling import an_appointment
from tests.clock import MONDAY_MORNING
from tests.hospital import new

NOW = MONDAY_MORNING
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
CLERK = new(AccountId)


def starting_in(time):
    return an_appointment(period=Period(NOW + time, NOW + time + timedelta(minutes=30)))


def refusal_of(appointment):
    try:
        require_late_wish(appointment, now=NOW, cut_off=DAY)
    except Refusal as refusal:
        return type(refusal)
    return None


@given(st.timedeltas(min_value=-DAY, max_value=3 * DAY))
@example(timedelta(0))
@example(SECOND)
@example(DAY - SECOND)
@example(DAY)
def test_a_change_is_asked_for_in_the_last_day_before_the_visit(ahead):
    refusal = refusal_of(starting_in(ahead))

    if ahead >= DAY:
        assert refusal is NoNeedToAsk
    elif ahead <= timedelta(0):
        assert refusal is TooLateToAsk
    else:
        assert refusal is None


def test_who_need_not_ask_is_told_until_when():
    appointment = starting_in(2 * DAY)

    with pytest.raises(NoNeedToAsk) as refused:
        require_late_wish(appointment, now=NOW, cut_off=DAY)

    assert refused.value.until == NOW + DAY
    assert refused.value.rule == "S11"


@pytest.mark.parametrize("status", [s for s in AppointmentStatus if s not in AHEAD])
def test_nothing_is_asked_about_an_appointment_that_is_over(status):
    appointment = an_appointment(period=hours(2, 3), status=status)

    assert refusal_of(appointment) is NotInThisState


def test_the_preferred_time_lies_ahead():
    require_possible(None, now=NOW)
    require_possible(NOW + SECOND, now=NOW)
    with pytest.raises(PreferredTimeIsPast):
        require_possible(NOW, now=NOW)


def test_the_preferred_time_is_a_known_instant():
    with pytest.raises(NaiveInstant):
        require_possible((NOW + DAY).replace(tzinfo=None), now=NOW)


def decided(request, how):
    if how is ChangeRequestStatus.GRANTED:
        return request.grant(by=CLERK, at=NOW, reason=None)
    if how is ChangeRequestStatus.DECLINED:
        return request.decline(by=CLERK, at=NOW, reason="No other time is free.")
    return request.withdraw(by=CLERK, at=NOW)


ENDS = [s for s in ChangeRequestStatus if s is not ChangeRequestStatus.PENDING]


@pytest.mark.parametrize("how", ENDS)
def test_a_request_ends_with_who_and_when(how):
    request = decided(a_change_request(), how)

    assert request.status is how
    assert request.decided_by == CLERK
    assert request.decided_at == NOW
    assert request.version == 2


@pytest.mark.parametrize("first", ENDS)
@pytest.mark.parametrize("second", ENDS)
def test_a_request_ends_once(first, second):
    request = decided(a_change_request(), first)

    with pytest.raises(RequestClosed) as refused:
        decided(request, second)

    assert refused.value.facts == {"change_request_id": request.id, "status": first}


def test_what_a_patient_writes_is_not_shown_by_accident():
    assert "chemo" not in repr(a_change_request(note="My chemo is that day."))
