"""How to take a medicine, as it stands on the label."""

from decimal import Decimal

import pytest

from mediklaud.domain.medication.directions import directions
from mediklaud.domain.shared.counted import counted
from mediklaud.domain.shared.preparation import Administration, BaseUnit, Form
from tests.builders.prescriptions import a_dosage, a_preparation, a_prescription


def said(form=Form.TABLET, route=Administration.ORAL, **dosage):
    usual = {"dose": Decimal(1), "times_a_day": 3, "duration_days": 7}
    return directions(
        a_prescription(
            preparation=a_preparation(form=form),
            route=route,
            dosage=a_dosage(**{**usual, **dosage}),
        )
    )


def test_a_dose_a_way_a_rhythm_and_an_end():
    assert said() == "1 tablet by mouth, 3 times a day, for 7 days"


@pytest.mark.parametrize(
    ("times", "words"), [(1, "once a day"), (2, "twice a day"), (4, "4 times a day")]
)
def test_how_often(times, words):
    assert words in said(times_a_day=times)


def test_what_is_weekly_is_said_not_to_be_daily():
    weekly = said(times_a_day=1, every_days=7, duration_days=28)

    assert weekly == (
        "1 tablet by mouth, once on one day a week, not every day, for 28 days"
    )


def test_every_few_days_is_one_day_in_so_many():
    assert "twice on one day in every 3, not every day" in said(
        times_a_day=2, every_days=3
    )


def test_as_needed_says_the_most_there_may_be():
    assert "only if needed, at most 3 times a day, for 1 day" in said(
        as_needed=True, duration_days=1
    )


@pytest.mark.parametrize("route", Administration)
def test_every_way_has_its_words(route):
    assert str(route) not in {"", said(route=route)}


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("0.5", BaseUnit.TABLET, "half a tablet"),
        ("1", BaseUnit.CAPSULE, "1 capsule"),
        ("1.5", BaseUnit.TABLET, "1.5 tablets"),
        ("2.50", BaseUnit.MILLILITRE, "2.5 ml"),
        ("0.5", BaseUnit.MILLILITRE, "0.5 ml"),
        ("100", BaseUnit.GRAM, "100 g"),
        ("1000", BaseUnit.PIECE, "1000 pieces"),
        ("2", BaseUnit.DOSE, "2 puffs"),
    ],
)
def test_how_much_is_told_without_riddles(number, unit, words):
    assert counted(Decimal(number), unit) == words


@pytest.mark.parametrize("unit", BaseUnit)
def test_every_unit_has_its_words(unit):
    assert counted(3, unit).startswith("3 ")
