"""Wall times on the days on which clocks are changed, in zones of every kind (S3)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.ticks import TICK, Ticks, instant_of, tick_of
from mediklaud.domain.scheduling.wall_clock import (
    TICKS_A_DAY,
    UnknownZone,
    require_zone,
    resolved,
)

DAY = timedelta(days=1)
CHANGES = {
    "Europe/Berlin": (date(2027, 3, 28), date(2027, 10, 31)),
    "America/New_York": (date(2027, 3, 14), date(2027, 11, 7)),
    # By half an hour only.
    "Australia/Lord_Howe": (date(2027, 10, 3), date(2027, 4, 4)),
    # At midnight: the day itself begins an hour late, or comes twice for an hour.
    "America/Sao_Paulo": (date(2018, 11, 4), date(2018, 2, 17)),
}
CHANGING = [(zone, day) for zone, days in CHANGES.items() for day in days]
STEADY = [("Asia/Dhaka", date(2027, 3, 28)), ("Asia/Kathmandu", date(2027, 3, 28))]

wall_ticks = st.integers(0, TICKS_A_DAY - 1)
lengths = st.integers(1, TICKS_A_DAY)


def ticks_in(stretches):
    return [tick for one in stretches for tick in range(one.first, one.end)]


def as_the_rule_says(day, first, end, zone):
    """Each wall time of the day by itself: skipped ones left out, the first of two."""
    midnight = datetime.combine(day, time())
    walls = (midnight + n * TICK for n in range(first, end))
    meant = (wall.replace(tzinfo=ZoneInfo(zone)) for wall in walls)
    there = (instant for instant in meant if is_shown(instant))
    return sorted(tick_of(instant) for instant in there)


def hours_utc(start, end):
    """Ticks from so many hours after midnight in UTC on 31 October 2027 to so many."""
    midnight = tick_of(datetime(2027, 10, 31, tzinfo=UTC))
    return Ticks(midnight + start * 12, midnight + end * 12)


def is_shown(wall):
    return wall.astimezone(UTC).astimezone(wall.tzinfo) == wall.replace(fold=0)


@pytest.mark.parametrize(("zone", "day"), CHANGING + STEADY)
@given(first=wall_ticks, length=lengths, before=st.booleans())
def test_every_wall_time_means_one_instant_or_none(zone, day, first, length, before):
    on = day - DAY if before else day

    offered = resolved(on, first, first + length, zone)

    assert ticks_in(offered) == as_the_rule_says(on, first, first + length, zone)


@pytest.mark.parametrize(("zone", "day"), CHANGING)
def test_the_days_are_those_on_which_clocks_are_changed(zone, day):
    clock = ZoneInfo(zone)
    noons = [datetime.combine(d, time(12), clock) for d in (day - DAY, day, day + DAY)]

    assert len({noon.utcoffset() for noon in noons}) == 2


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2027, 3, 28), 23), (date(2027, 10, 31), 24)]
)
def test_a_whole_day_in_berlin_offers_no_skipped_and_no_second_hour(day, hours):
    offered = resolved(day, 0, TICKS_A_DAY, "Europe/Berlin")

    assert len(ticks_in(offered)) == hours * 12


def test_a_skipped_hour_is_not_offered():
    offered = resolved(date(2027, 3, 28), 2 * 12, 3 * 12, "Europe/Berlin")

    assert offered == ()


def test_around_a_skipped_hour_the_time_goes_on_without_a_break():
    (offered,) = resolved(date(2027, 3, 28), 1 * 12, 4 * 12, "Europe/Berlin")

    assert offered.period.length == timedelta(hours=2)


def test_of_a_repeated_hour_the_first_is_meant():
    (offered,) = resolved(date(2027, 10, 31), 2 * 12, 2 * 12 + 6, "Europe/Berlin")

    assert offered.period.start == datetime(2027, 10, 31, 0, 0, tzinfo=UTC)
    assert offered.period.length == timedelta(minutes=30)


def test_around_a_repeated_hour_the_second_is_left_out():
    night = resolved(date(2027, 10, 31), 1 * 12, 4 * 12, "Europe/Berlin")

    assert night == (hours_utc(-1, 1), hours_utc(2, 3))


@pytest.mark.parametrize("name", ["Asia/Dhaka", "UTC", "Australia/Lord_Howe"])
def test_a_zone_is_known_by_its_name(name):
    require_zone(name)


@pytest.mark.parametrize(
    "name", ["Dhaka", "", "../../etc/passwd", "Asia", "Asia/Dhaka\0", "/etc/localtime"]
)
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(UnknownZone):
        require_zone(name)


def test_ticks_are_counted_from_1970():
    assert instant_of(0) == datetime(1970, 1, 1, tzinfo=UTC)
