"""Dose, times and days, and the quantity they come to (H5)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.medication.dosage import (
    ImpossibleDosage,
    QuantityIsCounted,
    QuantityNeedsReason,
    quantity_of,
)
from mediklaud.domain.shared.preparation import Form
from tests.builders.prescriptions import a_dosage


@pytest.mark.parametrize(
    ("dosage", "quantity"),
    [
        ({"dose": 1, "times_a_day": 3, "duration_days": 7}, 21),
        ({"dose": "0.5", "times_a_day": 1, "duration_days": 7}, 4),
        ({"dose": 2, "times_a_day": 1, "every_days": 7, "duration_days": 28}, 8),
        ({"dose": 2, "times_a_day": 1, "every_days": 7, "duration_days": 29}, 10),
        ({"dose": "2.5", "times_a_day": 4, "duration_days": 5}, 50),
    ],
)
def test_the_quantity_follows_from_dose_and_days(dosage, quantity):
    given_dose = Decimal(dosage.pop("dose"))

    assert a_dosage(dose=given_dose, **dosage).quantity == quantity


@given(
    st.decimals("0.001", "100", places=3),
    st.integers(1, 24),
    st.integers(1, 366),
    st.integers(1, 366),
)
def test_the_quantity_is_enough_and_not_one_too_many(dose, times, every, days):
    dosage = a_dosage(
        dose=dose, times_a_day=times, every_days=every, duration_days=days
    )
    taken = [day for day in range(days) if day % every == 0]
    exact = dose * times * len(taken)

    assert exact <= dosage.quantity < exact + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"dose": Decimal(0)},
        {"dose": Decimal(-1)},
        {"dose": Decimal("NaN")},
        {"dose": Decimal("Infinity")},
        {"dose": Decimal("0.0001")},
        {"times_a_day": 0},
        {"times_a_day": 25},
        {"every_days": 0},
        {"duration_days": 0},
        {"duration_days": 367},
    ],
)
def test_what_nobody_can_take_is_refused(wrong):
    with pytest.raises(ImpossibleDosage) as refused:
        a_dosage(**wrong)

    assert refused.value.field in wrong


def test_tablets_are_counted_not_set():
    with pytest.raises(QuantityIsCounted):
        quantity_of(Form.TABLET, a_dosage(), 30, "A whole pack.")


@pytest.mark.parametrize("form", [Form.ORAL_LIQUID, Form.CREAM, Form.INHALER])
def test_bottles_tubes_and_inhalers_may_be_set(form):
    assert quantity_of(form, a_dosage(), 100, "One bottle.") == 100


def test_what_is_taken_as_needed_may_be_set():
    assert quantity_of(Form.TABLET, a_dosage(as_needed=True), 10, "Rarely.") == 10


@pytest.mark.parametrize(("by_hand", "reason"), [(10, None), (None, "Rarely.")])
def test_a_quantity_by_hand_and_its_reason_come_together(by_hand, reason):
    with pytest.raises(QuantityNeedsReason):
        quantity_of(Form.CREAM, a_dosage(), by_hand, reason)
