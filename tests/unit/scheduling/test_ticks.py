from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.ticks import (
    OffTheGrid,
    Ticks,
    first_tick_from,
    instant_of,
    require_on_grid,
    stretches,
    tick_of,
)
from mediklaud.domain.shared.period import NaiveInstant, Period
from tests.clock import MONDAY_MORNING

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
instants = st.timedeltas(timedelta(0), timedelta(days=45_000)).map(
    lambda since: EPOCH + since
)
ticks = st.integers(0, 20_000_000)


@given(instants)
def test_an_instant_lies_in_its_tick(instant):
    tick = tick_of(instant)

    assert instant_of(tick) <= instant < instant_of(tick + 1)


@given(instants)
def test_the_first_tick_from_an_instant_is_the_earliest_not_before_it(instant):
    tick = first_tick_from(instant)

    assert instant_of(tick - 1) < instant <= instant_of(tick)


@given(ticks, st.integers(1, 500))
def test_ticks_and_periods_say_the_same(first, length):
    stretch = Ticks(first, first + length)

    assert Ticks.of(stretch.period) == stretch


@given(instants, st.timedeltas(timedelta(microseconds=1), timedelta(hours=12)))
def test_a_period_touches_all_its_ticks(start, length):
    period = Period(start, start + length)

    assert Ticks.of(period).period.covers(period)


@given(st.sets(ticks, max_size=50))
def test_stretches_hold_the_same_ticks_with_gaps_between(some):
    found = stretches(sorted(some))

    assert [t for one in found for t in range(one.first, one.end)] == sorted(some)
    assert all(one.end < next_.first for one, next_ in pairwise(found))


@pytest.mark.parametrize("minute", [0, 5, 55])
def test_a_full_five_minutes_is_on_the_grid(minute):
    require_on_grid(MONDAY_MORNING + timedelta(minutes=minute))


@pytest.mark.parametrize(
    "off",
    [timedelta(minutes=1), timedelta(seconds=1), timedelta(microseconds=1)],
    ids=str,
)
def test_a_start_between_two_ticks_is_off_the_grid(off):
    with pytest.raises(OffTheGrid):
        require_on_grid(MONDAY_MORNING + off)


def test_the_grid_is_the_same_in_every_zone():
    nepal = timezone(timedelta(hours=5, minutes=45))

    require_on_grid(MONDAY_MORNING.astimezone(nepal))


def test_a_start_needs_its_zone():
    with pytest.raises(NaiveInstant):
        require_on_grid(MONDAY_MORNING.replace(tzinfo=None))
