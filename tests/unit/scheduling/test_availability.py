from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.availability import NightTooLong, OfferedHours
from mediklaud.domain.scheduling.ticks import Ticks, first_tick_from, tick_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.wall_clock import UnknownZone
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import UnfitHours
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.scheduling import DHAKA, a_rule, hours, offered, short_times

DAY = timedelta(days=1)
MONDAY = date(2027, 3, 1)
IN_DHAKA = ZoneInfo(DHAKA)


def week_of(monday, days=7):
    """From Monday's first tick on, in Dhaka."""
    midnight = datetime.combine(monday, time(), IN_DHAKA)
    return Ticks(tick_of(midnight), first_tick_from(midnight + days * DAY))


def walls(rule, within):
    """The windows as the clocks in Dhaka show them."""
    periods = [ticks.period for ticks in rule.windows(within)]
    starts = [period.start.astimezone(IN_DHAKA) for period in periods]
    ends = [period.end.astimezone(IN_DHAKA).time() for period in periods]
    return [(s.date(), s.time(), end) for s, end in zip(starts, ends, strict=True)]


def test_hours_come_on_their_weekdays():
    rule = a_rule(hours(weekdays=(Weekday.TUESDAY, Weekday.FRIDAY)))

    assert walls(rule, week_of(MONDAY)) == [
        (MONDAY + DAY, time(9), time(17)),
        (MONDAY + 4 * DAY, time(9), time(17)),
    ]


def test_hours_that_end_before_they_start_end_on_the_next_day():
    rule = a_rule(hours(weekdays=(Weekday.MONDAY,), start=time(22), end=time(6)))

    assert walls(rule, week_of(MONDAY)) == [(MONDAY, time(22), time(6))]


def test_last_nights_hours_reach_into_the_morning():
    rule = a_rule(hours(weekdays=(Weekday.SUNDAY,), start=time(22), end=time(6)))

    assert walls(rule, week_of(MONDAY, days=1)) == [(MONDAY - DAY, time(22), time(6))]


def test_a_rule_holds_from_its_first_to_its_last_day():
    rule = a_rule(hours(), valid_from=MONDAY + DAY, valid_to=MONDAY + 2 * DAY)

    days = [day for day, _, _ in walls(rule, week_of(MONDAY))]

    assert days == [MONDAY + DAY, MONDAY + 2 * DAY]


def test_a_rule_gives_way_to_others_from_a_day_on():
    rule = a_rule(hours()).ended_before(MONDAY + DAY)

    assert [day for day, _, _ in walls(rule, week_of(MONDAY))] == [MONDAY]
    assert rule.applies_from(MONDAY)
    assert not rule.applies_from(MONDAY + DAY)


def test_a_rule_that_ends_earlier_ends_no_later_for_giving_way():
    rule = a_rule(hours(), valid_to=MONDAY)

    assert rule.ended_before(MONDAY + 7 * DAY) == rule


def test_a_rule_replaced_before_it_began_never_applies():
    rule = a_rule(hours(), valid_from=MONDAY + 7 * DAY).ended_before(MONDAY)

    assert not rule.applies_from(MONDAY)
    assert walls(rule, week_of(MONDAY, days=30)) == []


@given(
    start=short_times,
    end=short_times,
    days=st.sets(st.sampled_from(Weekday), min_size=1),
    offset=st.integers(0, 3000),
    length=st.integers(1, 2000),
)
def test_a_window_is_found_from_wherever_it_reaches(start, end, days, offset, length):
    if start == end:
        return
    rule = a_rule(hours(start=start, end=end, weekdays=tuple(days)))
    week = week_of(MONDAY - 7 * DAY, days=28)
    within = Ticks(
        week.first + 7 * 288 + offset, week.first + 7 * 288 + offset + length
    )

    found = list(rule.windows(within))

    every = list(rule.windows(week))
    assert found == [w for w in every if w.first < within.end and within.first < w.end]
    assert found == sorted(found)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": ()},
        {"visit_types": ()},
        {"start": time(9), "end": time(9)},
        {"start": time(9, 3)},
        {"end": time(17, 0, 1)},
        {"end": time(17, 0, tzinfo=IN_DHAKA)},
        {"lanes": 0},
        {"lanes": 51},
    ],
    ids=str,
)
def test_hours_that_cannot_be_are_refused(wrong):
    with pytest.raises(UnfitHours) as refused:
        offered(**wrong)

    assert refused.value.field in wrong


def test_a_day_named_twice_counts_once():
    twice = (Weekday.MONDAY, Weekday.FRIDAY, Weekday.MONDAY)

    assert offered(weekdays=twice).weekdays == (Weekday.MONDAY, Weekday.FRIDAY)


def test_hours_name_a_zone_that_exists():
    with pytest.raises(UnknownZone):
        offered(zone="Asia/Atlantis")


def test_a_place_is_a_readable_text():
    assert offered(place="  Room  3 ").place == "Room 3"
    with pytest.raises(MalformedText):
        offered(place="\0")


def test_hours_do_not_end_before_they_begin():
    with pytest.raises(UnfitHours) as refused:
        offered(valid_to=MONDAY).require_after(MONDAY + DAY)

    assert refused.value.field == "valid_to"
    offered(valid_to=MONDAY).require_after(MONDAY)


def test_the_weekly_hours_are_what_was_offered_without_zone_and_end():
    said = offered(place="Room 3", lanes=2, zone="Europe/Berlin", valid_to=MONDAY)

    assert said.weekly == hours(place="Room 3", lanes=2)
    assert not isinstance(said.weekly, OfferedHours)


def test_a_rule_offers_its_visit_types_and_no_others():
    rule = a_rule(hours(visit_types=(VisitType.FOLLOW_UP,)))

    assert rule.offers(VisitType.FOLLOW_UP)
    assert not rule.offers(VisitType.PROCEDURE)


def test_a_night_lasts_twelve_hours_at_most():
    assert offered(start=time(20), end=time(8)).end == time(8)
    with pytest.raises(NightTooLong):
        offered(start=time(12), end=time(9))


def test_a_long_day_may_end_at_midnight():
    assert offered(start=time(8), end=time(0)).end == time(0)


def test_what_was_set_before_is_read_whatever_its_length():
    assert hours(start=time(12), end=time(9)).end == time(9)
