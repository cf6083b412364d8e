"""Free slots against the same search done naively, tick by tick (S2)."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.free_starts import Wish
from mediklaud.domain.scheduling.packed import packed, unpacked
from mediklaud.domain.scheduling.policy import VisitTime
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.slots import free_slots, nearest_slots
from mediklaud.domain.scheduling.ticks import TICK, Ticks, instant_of, tick_of
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.shared.ids import DoctorId
from tests.builders.scheduling import DHAKA, a_rule, hours
from tests.hospital import new

MONDAY = date(2027, 3, 1)
IN_DHAKA = ZoneInfo(DHAKA)
MIDNIGHT = tick_of(datetime.combine(MONDAY, time(), IN_DHAKA))
ROOMS = ("Room 3", "Room 4")
HALF_HOUR = VisitTime(timedelta(minutes=30))


def at(hour, minute=0):
    """A tick on Monday in Dhaka."""
    return MIDNIGHT + hour * 12 + minute // 5


def a_wish(first=0, end=24 * 12, **what):
    usual = {
        "visit_type": VisitType.CONSULTATION,
        "time": HALF_HOUR,
        "starts_within": Ticks(MIDNIGHT + first, MIDNIGHT + end),
        "zone": IN_DHAKA,
    }
    return Wish(**{**usual, **what})


def a_diary(*rules, **what):
    doctor_id = new(DoctorId)
    rules = rules or (a_rule(hours(start=time(9), end=time(11))),)
    usual = {
        "doctor_id": doctor_id,
        "licence_until": date(2029, 1, 1),
        "rules": tuple(evolve(rule, doctor_id=doctor_id) for rule in rules),
    }
    what["claims"] = [
        packed(Ticks(f, e), lane) for f, e, lane in what.get("claims", ())
    ]
    return Diary(**{**usual, **what})


def starts(diaries, wish):
    return [tick_of(slot.period.start) for slot in free_slots(diaries, wish)]


def test_slots_follow_one_another_from_where_the_hours_begin():
    assert starts([a_diary()], a_wish()) == [at(9), at(9, 30), at(10), at(10, 30)]


def test_buffers_lie_between_them():
    with_pause = VisitTime(timedelta(minutes=30), after=timedelta(minutes=10))

    found = starts([a_diary()], a_wish(time=with_pause))

    assert found == [at(9), at(9, 40), at(10, 20)]


def test_a_slot_says_with_whom_where_and_for_what():
    rule = a_rule(hours(start=time(9), end=time(9, 30), place="Room 3"))
    diary = a_diary(rule)

    (slot,) = free_slots([diary], a_wish())

    assert slot.doctor_id == diary.doctor_id
    assert (slot.place, slot.zone) == ("Room 3", DHAKA)
    assert slot.visit_type is VisitType.CONSULTATION
    assert slot.period.length == timedelta(minutes=30)


def test_hours_for_other_visits_are_not_offered():
    rule = a_rule(hours(visit_types=(VisitType.PROCEDURE,)))

    assert starts([a_diary(rule)], a_wish()) == []


def test_an_absence_blocks_every_visit_that_reaches_into_it():
    diary = a_diary(absences=(Ticks(at(9, 55), at(10, 5)),))

    assert starts([diary], a_wish()) == [at(9), at(10, 30)]


def test_a_claim_blocks_the_visits_it_meets():
    diary = a_diary(claims=((at(9, 25), at(9, 35), 0),))

    assert starts([diary], a_wish()) == [at(10), at(10, 30)]


def test_a_second_lane_is_free_while_the_first_is_not():
    rule = a_rule(hours(start=time(9), end=time(10), lanes=2))
    claims = ((at(9), at(10), 0), (at(9, 30), at(10), 1))

    assert starts([a_diary(rule, claims=claims)], a_wish()) == [at(9)]


def test_an_overbooking_takes_no_normal_lane():
    diary = a_diary(claims=((at(9), at(11), 1),))

    assert len(starts([diary], a_wish())) == 4


def test_nothing_is_offered_after_the_licences_last_day():
    monday = a_diary(licence_until=MONDAY)
    sunday = a_diary(licence_until=MONDAY - timedelta(days=1))

    assert len(starts([monday], a_wish(end=48 * 12))) == 4
    assert starts([sunday], a_wish()) == []


def test_a_licence_may_hold_until_the_end_of_time():
    assert len(starts([a_diary(licence_until=date.max)], a_wish())) == 4


def test_only_starts_within_the_time_asked_for_are_found():
    assert starts([a_diary()], a_wish(9 * 12 + 1, 10 * 12)) == [at(9, 30)]


def test_overlapping_rules_offer_a_start_once():
    rules = (
        a_rule(hours(start=time(9), end=time(10))),
        a_rule(hours(start=time(9, 30), end=time(10, 30))),
    )

    assert starts([a_diary(*rules)], a_wish()) == [at(9), at(9, 30), at(10)]


def test_the_nearest_come_closest_first():
    diary = a_diary(claims=((at(10), at(10, 30), 0),))

    nearest = nearest_slots(diary, a_wish(), instant_of(at(10)))

    assert [tick_of(period.start) for period in nearest] == [
        at(9, 30),
        at(10, 30),
        at(9),
    ]


def test_a_room_blocks_the_hours_that_are_kept_in_it_and_no_others():
    rules = (
        a_rule(hours(start=time(9), end=time(10), place="Room 3")),
        a_rule(hours(start=time(10), end=time(11), place="Room 4")),
    )
    taken = packed(Ticks(at(9, 25), at(10, 35)), 0)

    diary = a_diary(*rules, rooms={room_of("Room 3"): [taken]})

    assert starts([diary], a_wish()) == [at(10), at(10, 30)]


def test_a_lane_is_free_only_if_doctor_and_room_are_free_in_it():
    rule = a_rule(hours(start=time(9), end=time(10), lanes=2, place="Room 3"))
    others = [packed(Ticks(at(9, 30), at(10)), 1)]

    diary = a_diary(
        rule, claims=((at(9), at(10), 0),), rooms={room_of("Room 3"): others}
    )

    assert starts([diary], a_wish()) == [at(9)]


spans = st.tuples(st.integers(-40, 700), st.integers(1, 60))
times = st.integers(0, 287).map(lambda tick: time(tick // 12, tick % 12 * 5))


@st.composite
def rules_(draw):
    start, end = draw(times), draw(times)
    return a_rule(
        hours(
            weekdays=tuple(draw(st.sets(st.sampled_from(Weekday), min_size=1))),
            start=start,
            end=end if end != start else time((start.hour + 1) % 24, start.minute),
            lanes=draw(st.integers(1, 3)),
            place=draw(st.sampled_from((None, *ROOMS))),
        )
    )


@st.composite
def diaries(draw):
    lane = st.integers(0, 3)
    return a_diary(
        *draw(st.lists(rules_(), min_size=1, max_size=3)),
        absences=[
            Ticks(MIDNIGHT + first, MIDNIGHT + first + length)
            for first, length in draw(st.lists(spans, max_size=2))
        ],
        claims=[
            (MIDNIGHT + first, MIDNIGHT + first + length, draw(lane))
            for first, length in draw(st.lists(spans, max_size=8))
        ],
        rooms={
            room_of(place): [
                packed(Ticks(MIDNIGHT + first, MIDNIGHT + first + length), draw(lane))
                for first, length in draw(st.lists(spans, min_size=1, max_size=8))
            ]
            for place in draw(st.sets(st.sampled_from(ROOMS)))
        },
        licence_until=MONDAY + timedelta(days=draw(st.integers(-1, 3))),
    )


@st.composite
def wishes(draw):
    length, before, after = (draw(st.integers(least, 12)) for least in (1, 0, 0))
    first = draw(st.integers(-100, 600))
    return a_wish(
        first,
        first + draw(st.integers(1, 600)),
        time=VisitTime(length * TICK, before * TICK, after * TICK),
    )


def naively(diary, wish):
    """Every start that each rule's windows offer, looked at one by one."""
    found = set()
    around = Ticks(MIDNIGHT - 3 * 288, MIDNIGHT + 6 * 288)
    for rule in diary.rules:
        for window in rule.windows(around):
            step = wish.time.step // TICK
            for start in range(window.first, window.end, step):
                if is_free(diary, wish, rule, window, start):
                    found.add(start)
    return sorted(found)


def is_free(diary, wish, rule, window, start):
    end = start + wish.time.length // TICK
    visit = set(range(start, end))
    first = start - wish.time.before // TICK
    occupied = set(range(first, end + wish.time.after // TICK))
    day = instant_of(start).astimezone(IN_DHAKA).date()
    return (
        wish.starts_within.first <= start < wish.starts_within.end
        and end <= window.end
        and day <= diary.licence_until
        and not any(visit & set(range(a.first, a.end)) for a in diary.absences)
        and any(
            not occupied & (claimed_in(diary.claims, lane) | in_room(diary, rule, lane))
            for lane in range(rule.hours.lanes)
        )
    )


def claimed_in(claims, lane):
    stretches = map(unpacked, claims)
    return {t for first, end, n in stretches if n == lane for t in range(first, end)}


def in_room(diary, rule, lane):
    return claimed_in(diary.rooms.get(rule.hours.room, ()), lane)


@given(diaries(), wishes())
def test_free_slots_are_what_a_naive_search_finds(diary, wish):
    assert starts([diary], wish) == naively(diary, wish)


@given(st.lists(diaries(), max_size=3), wishes())
def test_slots_of_several_doctors_come_in_order_of_time_then_of_the_diaries(some, wish):
    order = {diary.doctor_id: place for place, diary in enumerate(some)}

    found = [(s.period.start, order[s.doctor_id]) for s in free_slots(some, wish)]

    assert all(one < other for one, other in pairwise(found))
    assert len(found) == sum(len(naively(diary, wish)) for diary in some)


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_the_nearest_are_the_closest_of_all(hour):
    diary = a_diary(a_rule(hours(start=time(0), end=time(23, 30))))
    wish, wanted = a_wish(end=2 * 288), instant_of(at(hour))

    nearest = nearest_slots(diary, wish, wanted)

    distances = sorted(abs(s.period.start - wanted) for s in free_slots([diary], wish))
    assert [abs(period.start - wanted) for period in nearest] == distances[:3]
