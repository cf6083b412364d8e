"""A medicine as it is prescribed and kept: its name, form and strength."""

from decimal import Decimal

import pytest

from mediklaud.domain.shared.preparation import (
    Amount,
    BaseUnit,
    Form,
    MalformedStrength,
    Measure,
    Preparation,
    amounts_in,
)


@pytest.mark.parametrize(
    ("told", "amounts"),
    [
        ("500 mg", [("500", Measure.MILLIGRAM)]),
        ("500mg + 125 mg", [("500", Measure.MILLIGRAM), ("125", Measure.MILLIGRAM)]),
        ("250 mg/5 ml", [("50", Measure.MILLIGRAM)]),
        ("100 mcg / dose", [("100", Measure.MICROGRAM)]),
        ("0.5 %", [("0.5", Measure.PERCENT)]),
    ],
)
def test_a_strength_is_read_for_one_base_unit(told, amounts):
    assert amounts_in(told) == tuple(Amount(Decimal(n), m) for n, m in amounts)


@pytest.mark.parametrize("told", ["strong", "mg", "0 mg", "5 mg/0 ml", "5 spoons", ""])
def test_any_other_strength_is_refused(told):
    with pytest.raises(MalformedStrength):
        amounts_in(told)


def test_the_same_strength_may_be_told_in_two_ways():
    one = Preparation("Amoxicillin", Form.ORAL_LIQUID, "250 mg/5 ml")
    assert one.is_same_as(Preparation("amoxicillin", Form.ORAL_LIQUID, "50 mg/ml"))
    assert not one.is_same_as(Preparation("amoxicillin", Form.CAPSULE, "50 mg"))


def test_each_form_is_counted_in_its_own_unit():
    assert {form.unit for form in Form} == set(BaseUnit)
