from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.period import (
    EmptyPeriod,
    ImpossibleInstant,
    NaiveInstant,
    Period,
    has_time_zone,
)

ZONES = [
    "UTC",
    "Asia/Dhaka",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
]
SECOND = timedelta(seconds=1)

instants = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(ZONES).map(ZoneInfo),
).map(lambda instant: instant.replace(microsecond=0))
lengths = st.timedeltas(SECOND, timedelta(hours=12)).map(
    lambda length: timedelta(seconds=max(1, int(length.total_seconds())))
)


@st.composite
def periods(draw):
    start = draw(instants).astimezone(UTC)
    return Period(start, start + draw(lengths))


@given(periods(), periods())
def test_overlapping_is_mutual(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(periods(), periods())
def test_overlapping_periods_have_an_instant_in_common(one, other):
    later_start = max(one.start, other.start)
    assert one.overlaps(other) == (later_start in one and later_start in other)


@given(periods(), lengths)
def test_adjoining_periods_share_nothing(one, length):
    after = Period(one.end, one.end + length)
    assert not one.overlaps(after)
    assert not after.overlaps(one)


@given(periods())
def test_the_start_belongs_to_a_period_and_the_end_does_not(period):
    assert period.start in period
    assert period.end - SECOND in period
    assert period.end not in period
    assert period.start - SECOND not in period


@given(periods(), periods())
def test_a_period_covers_another_if_it_holds_its_first_and_last_second(one, other):
    held = other.start in one and other.end - SECOND in one
    assert one.covers(other) == held


@given(periods(), lengths, lengths)
def test_a_widened_period_covers_the_period(period, before, after):
    wide = period.widened(before, after)
    assert wide.covers(period)
    assert wide.length == before + period.length + after


@given(instants, lengths)
def test_a_period_ends_after_it_starts(start, length):
    utc = start.astimezone(UTC)
    for end in (utc, utc - length):
        with pytest.raises(EmptyPeriod) as refusal:
            Period(start, end)
        assert refusal.value.facts == {"start": utc, "end": end}


@given(instants, lengths, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_period_is_the_same_in_whatever_zone_it_was_said(start, length, one, other):
    end = start.astimezone(UTC) + length
    said = Period(start.astimezone(ZoneInfo(one)), end.astimezone(ZoneInfo(other)))
    assert said == Period(start.astimezone(UTC), end)
    assert said.length == length
    assert (said.start.tzinfo, said.end.tzinfo) == (UTC, UTC)


@pytest.mark.parametrize(
    ("start_fold", "end_fold", "minutes"), [(0, 0, 30), (0, 1, 90), (1, 1, 30)]
)
def test_the_hour_that_autumn_repeats_counts_twice(start_fold, end_fold, minutes):
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2027, 10, 31, 2, 15, tzinfo=berlin, fold=start_fold)
    end = datetime(2027, 10, 31, 2, 45, tzinfo=berlin, fold=end_fold)
    assert Period(start, end).length == timedelta(minutes=minutes)


def test_a_period_may_end_earlier_on_the_clock_than_it_starts():
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2027, 10, 31, 2, 45, tzinfo=berlin, fold=0)
    end = datetime(2027, 10, 31, 2, 15, tzinfo=berlin, fold=1)
    assert Period(start, end).length == timedelta(minutes=30)


@given(st.datetimes())
def test_a_time_without_its_offset_is_refused(naive):
    aware = datetime(2027, 1, 1, tzinfo=UTC)
    for start, end in ((naive, aware), (aware, naive)):
        with pytest.raises(NaiveInstant):
            Period(start, end)
    with pytest.raises(NaiveInstant):
        has_time_zone(None, None, naive)


def test_a_time_before_all_calendars_is_refused():
    dhaka = timezone(timedelta(hours=6))
    with pytest.raises(ImpossibleInstant):
        Period(datetime(1, 1, 1, tzinfo=dhaka), datetime(2027, 1, 1, tzinfo=UTC))
