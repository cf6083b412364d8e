from datetime import date, time, timedelta

import pytest

from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.ports.scheduling import Availabilities
from tests.builders.scheduling import a_known_doctor, a_rule, hours
from tests.hospital import ports_of, read

DAY = timedelta(days=1)
MONDAY = date(2027, 3, 1)


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


def replace(storage, doctor, since, *rules):
    with ports_of(storage) as port:
        port(Availabilities).replace(doctor.id, since, rules)
    return rules


def of_doctor(storage, doctor, since=MONDAY):
    return read(storage, Availabilities).of_doctor(doctor.id, since)


def a_rule_of(doctor, since, **what):
    return a_rule(hours(), doctor_id=doctor.id, valid_from=since, **what)


def test_a_rule_comes_back_equal(storage, doctor):
    rule = a_rule(
        hours(
            weekdays=(Weekday.SUNDAY, Weekday.MONDAY),
            start=time(22, 5),
            end=time(0),
            visit_types=(VisitType.PROCEDURE, VisitType.FOLLOW_UP),
            place="Room 3",
            lanes=4,
        ),
        doctor_id=doctor.id,
        zone="Australia/Lord_Howe",
        valid_from=MONDAY,
        valid_to=MONDAY + 30 * DAY,
    )

    replace(storage, doctor, MONDAY, rule)

    assert of_doctor(storage, doctor) == (rule,)


def test_a_doctor_whose_hours_were_never_set_has_none(storage, doctor):
    assert of_doctor(storage, doctor) == ()


def test_one_doctors_hours_are_not_anothers(storage, doctor):
    another = a_known_doctor(storage)
    (kept,) = replace(storage, another, MONDAY, a_rule_of(another, MONDAY))

    replace(storage, doctor, MONDAY + DAY, a_rule_of(doctor, MONDAY + DAY))

    assert of_doctor(storage, another) == (kept,)


def test_the_new_rules_begin_when_the_old_ones_end(storage, doctor):
    (old,) = replace(storage, doctor, MONDAY, a_rule_of(doctor, MONDAY))

    since = MONDAY + 7 * DAY
    (new,) = replace(storage, doctor, since, a_rule_of(doctor, since))

    assert of_doctor(storage, doctor) == (old.ended_before(since), new)


def test_a_rule_that_ended_before_keeps_its_end(storage, doctor):
    ended = a_rule_of(doctor, MONDAY, valid_to=MONDAY + DAY)
    replace(storage, doctor, MONDAY, ended)

    replace(storage, doctor, MONDAY + 7 * DAY)

    assert of_doctor(storage, doctor) == (ended,)


def test_what_was_replaced_before_it_began_never_applies(storage, doctor):
    replace(storage, doctor, MONDAY, a_rule_of(doctor, MONDAY + 7 * DAY))

    (new,) = replace(storage, doctor, MONDAY, a_rule_of(doctor, MONDAY))

    assert of_doctor(storage, doctor) == (new,)


def test_only_what_applies_from_that_day_on_is_found(storage, doctor):
    (rule,) = replace(
        storage, doctor, MONDAY, a_rule_of(doctor, MONDAY, valid_to=MONDAY + DAY)
    )

    assert of_doctor(storage, doctor, since=MONDAY + DAY) == (rule,)
    assert of_doctor(storage, doctor, since=MONDAY + 2 * DAY) == ()
