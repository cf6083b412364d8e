from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediklaud.domain.billing.tariff import (
    EmptyValidity,
    MalformedService,
    NegativePrice,
    TariffOverlaps,
)
from mediklaud.domain.billing.tax import ImpossibleTaxRate, TaxRate
from tests.builders.billing import DAY, MONDAY, a_tariff, prices, taka, tax_rates

some_days = st.integers(-5, 5).map(lambda n: MONDAY + n * DAY)


@st.composite
def tariffs(draw):
    first = draw(some_days)
    last = draw(st.none() | some_days)
    assume(last is None or last >= first)
    return a_tariff(valid_from=first, valid_to=last)


@given(tariffs(), tariffs())
def test_tariffs_overlap_if_and_only_if_both_price_some_day(one, other):
    week = [MONDAY + n * DAY for n in range(-20, 20)]
    shared = [d for d in week if one.is_valid_on(d) and other.is_valid_on(d)]

    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


def test_tariffs_of_two_services_never_overlap():
    assert not a_tariff().overlaps(a_tariff(service="procedure"))


@given(tariffs(), tariffs())
def test_what_gives_way_to_a_successor_overlaps_it_no_more(one, other):
    assume(one.overlaps(other))
    try:
        shortened = one.gives_way_to(other)
    except TariffOverlaps:
        assert one.valid_to is not None or one.valid_from >= other.valid_from
    else:
        assert not shortened.overlaps(other)
        assert shortened.valid_to == other.valid_from - DAY


@pytest.mark.parametrize("days", [-1, 0])
def test_an_open_tariff_gives_no_way_to_one_that_begins_before_or_with_it(days):
    with pytest.raises(TariffOverlaps):
        a_tariff().gives_way_to(a_tariff(valid_from=MONDAY + days * DAY))


def test_a_tariff_with_an_end_gives_no_way():
    with pytest.raises(TariffOverlaps):
        a_tariff(valid_to=MONDAY + 9 * DAY).gives_way_to(
            a_tariff(valid_from=MONDAY + DAY)
        )


def test_a_tariff_may_last_a_day_and_no_less():
    assert a_tariff(valid_to=MONDAY).is_valid_on(MONDAY)
    with pytest.raises(EmptyValidity):
        a_tariff(valid_to=MONDAY - DAY)


def test_an_open_tariff_is_valid_on_the_last_day_there_is():
    assert a_tariff().is_valid_on(date.max)


@pytest.mark.parametrize("code", ["", "Follow up", "1st", "ü", "a" * 41, "a\n"])
def test_a_service_has_a_short_plain_code(code):
    with pytest.raises(MalformedService):
        a_tariff(service=code)


def test_no_price_is_below_nothing():
    assert a_tariff(price=taka(0))
    with pytest.raises(NegativePrice):
        a_tariff(price=taka(-1))


@pytest.mark.parametrize("points", [-1, 10_001])
def test_a_tax_rate_lies_between_nothing_and_all(points):
    with pytest.raises(ImpossibleTaxRate):
        TaxRate(points)


@given(price=prices, rate=tax_rates)
def test_tax_is_the_exact_share_rounded_to_the_nearest_cent(price, rate):
    ten_thousandths = price.minor * rate.basis_points

    off_by = rate.on(price).minor * 10_000 - ten_thousandths

    assert abs(off_by) <= 5_000


@pytest.mark.parametrize(("price", "tax"), [(10, 0), (30, 2), (50, 2), (70, 4)])
def test_tax_on_the_half_cent_goes_to_the_even_one(price, tax):
    assert TaxRate(500).on(taka(price)) == taka(tax)


@given(price=prices)
def test_all_of_it_is_all_and_none_of_it_is_nothing(price):
    assert TaxRate(10_000).on(price) == price
    assert TaxRate(0).on(price) == taka(0)
