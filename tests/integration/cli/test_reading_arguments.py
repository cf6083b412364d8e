"""What people type: times, hours, numbers, amounts."""

from datetime import time

import pytest

from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.entrypoints.cli.scheduling.hours_param import MalformedHours, read_hours
from tests.integration.cli.test_story_of_the_desk import book

MON, WED, SAT, SUN = Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.SATURDAY, Weekday.SUNDAY


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon 09:00-12:00", (MON,)),
        ("Monday,we 09:00-12:00", (MON, WED)),
        ("sat-mon 09:00-12:00", (SAT, SUN, MON)),
        ("sat-sat 09:00-12:00", (SAT,)),
    ],
)
def test_weekdays_are_named_by_their_first_letters(text, days):
    assert read_hours(text).weekdays == days


def test_hours_have_a_start_and_an_end():
    hours = read_hours("mon 21:30-06:00")

    assert (hours.start, hours.end) == (time(21, 30), time(6))


@pytest.mark.parametrize(
    "text",
    ["", "mon", "m 09:00-12:00", "mon 9-12", "mon 09:00-25:00", "xx 09:00-12:00"],
)
def test_other_hours_are_not_guessed(text):
    with pytest.raises(MalformedHours):
        read_hours(text)


def test_a_time_with_an_offset_is_that_instant(desk, known):
    booked = book(desk, known, "2027-03-02T04:30:00Z")

    assert booked["starts_at"] == "2027-03-02T10:30:00+06:00"


def test_a_time_that_the_clocks_skip_is_not_guessed(desk, known):
    desk.settings["MEDIKLAUD_TIME_ZONE"] = "Europe/Berlin"

    result = desk.call("slot", "list", "--from", "2027-03-28 02:30")

    assert result.exit_code == 2
    assert "skip" in result.stderr


def test_an_amount_may_name_its_currency_and_another_is_refused(cashier):
    cashier.done("tariff", "set", "consultation", "1500.50 BDT")

    code, problem = cashier.refused("tariff", "set", "procedure", "20 EUR")

    assert (code, problem["code"]) == (1, "currency_mismatch")


def test_a_number_is_taken_in_any_case_and_without_dashes(desk, known):
    typed = known.patient.lower().replace("-", "")

    assert desk.done("patient", "show", typed)["number"] == known.patient


@pytest.mark.parametrize("listed", ["appointment", "invoice", "charge"])
def test_a_list_takes_its_patient_by_position_or_by_name(patient, known, listed):
    by_position = patient.done(listed, "list", known.patient)

    assert patient.done(listed, "list", "--patient", known.patient) == by_position
    assert patient.call(listed, "list").exit_code == 2
    twice = (known.patient, "--patient", known.doctor_id)
    assert patient.call(listed, "list", *twice).exit_code == 2
