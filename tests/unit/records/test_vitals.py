"""What is measured at a visit can be of somebody alive (R1)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.records.vitals import (
    MEASURES,
    HalfABloodPressure,
    ImpossibleVitalSign,
    Vitals,
)

ALONE = sorted(set(MEASURES) - {"systolic", "diastolic"})


def limits_of(sign):
    return MEASURES[sign].least, MEASURES[sign].most


def tenths(least, most):
    return st.integers(int(least * 10), int(most * 10)).map(lambda n: Decimal(n) / 10)


@given(st.data(), st.sampled_from(ALONE))
def test_whatever_lies_between_its_limits_is_taken_exactly(data, sign):
    value = data.draw(tenths(*limits_of(sign)))

    assert Vitals(**{sign: str(value)}).measured == {sign: value}


@given(st.data(), st.sampled_from(sorted(MEASURES)))
def test_whatever_lies_beyond_is_refused_with_its_limits(data, sign):
    least, most = limits_of(sign)
    below, above = tenths(least - 50, least), tenths(most, most + 500)
    value = data.draw(st.one_of(below, above).filter(lambda v: not least <= v <= most))

    with pytest.raises(ImpossibleVitalSign) as refused:
        Vitals(**{sign: value})
    assert (refused.value.sign, refused.value.least, refused.value.most) == (
        sign,
        least,
        most,
    )


@pytest.mark.parametrize("value", ["36.65", "nan", "Infinity", "warm", ""])
def test_what_is_no_number_to_a_tenth_is_refused(value):
    with pytest.raises(ImpossibleVitalSign):
        Vitals(temperature=value)


@given(tenths(31, 250), tenths(31, 250))
def test_the_upper_pressure_lies_above_the_lower(upper, lower):
    if upper > lower:
        assert len(Vitals(systolic=upper, diastolic=lower).measured) == 2
    else:
        with pytest.raises(HalfABloodPressure):
            Vitals(systolic=upper, diastolic=lower)


@pytest.mark.parametrize("sign", ["systolic", "diastolic"])
def test_half_a_blood_pressure_is_none(sign):
    with pytest.raises(HalfABloodPressure):
        Vitals(**{sign: "90"})


def test_what_was_measured_is_not_in_the_log():
    assert "37" not in repr(Vitals(temperature=Decimal(37)))


def test_nothing_measured_is_nothing_said():
    assert Vitals().measured == {}
