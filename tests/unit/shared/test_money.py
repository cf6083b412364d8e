import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.money import (
    CurrencyMismatch,
    ImpossibleShares,
    MalformedAmount,
    Money,
    UnknownCurrency,
    digits_of,
    total,
)

currencies = st.sampled_from(["BDT", "USD", "JPY", "KWD", "CLF"])
minors = st.integers(-(10**12), 10**12)
weights = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


def amounts(currency="BDT"):
    return minors.map(lambda minor: Money(minor, currency))


@given(minors, currencies)
def test_an_amount_is_read_as_it_is_written(minor, currency):
    money = Money(minor, currency)
    assert Money.parse(money.amount, currency) == money


@given(minors, currencies)
def test_an_amount_is_written_with_its_currencys_decimals(minor, currency):
    _, _, decimals = Money(minor, currency).amount.partition(".")
    assert len(decimals) == digits_of(currency)


@given(st.text(max_size=12))
def test_any_text_is_an_exact_amount_or_refused(text):
    try:
        money = Money.parse(text, "BDT")
    except MalformedAmount:
        return
    assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
    assert Fraction(money.minor, 100) == Fraction(text)


@pytest.mark.parametrize(
    "text",
    ["1.005", "1e3", "1,000", "NaN", "inf", " 1", "1 ", "+1", ".5", "1.", "١٢", ""],
)
def test_what_is_no_plain_exact_amount_is_refused(text):
    with pytest.raises(MalformedAmount):
        Money.parse(text, "BDT")


def test_zeros_beyond_the_currencys_decimals_are_no_rounding():
    assert Money.parse("1.5000", "BDT") == Money(150, "BDT")
    assert Money.parse("7.0", "JPY") == Money(7, "JPY")


@pytest.mark.parametrize("currency", ["", "bdt", "TAKA", "BD", "BD1", "BDT\n"])
def test_a_currency_is_three_capital_letters(currency):
    with pytest.raises(UnknownCurrency):
        Money(1, currency)


def test_an_amount_that_no_hospital_has_is_refused():
    Money(10**17, "BDT")
    with pytest.raises(MalformedAmount):
        Money(10**17 + 1, "BDT")
    with pytest.raises(MalformedAmount):
        Money(10**17, "BDT") + Money(1, "BDT")


@given(amounts(), amounts())
def test_what_is_added_can_be_taken_away(one, other):
    assert one + other - other == one
    assert one + other == other + one


@given(amounts(), amounts())
def test_of_two_amounts_one_is_less_or_they_are_equal(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    assert (one <= other) == (one < other or one == other)


@given(amounts("BDT"), amounts("USD"))
def test_amounts_in_two_currencies_are_never_put_together(taka, dollars):
    for together in (
        lambda: taka + dollars,
        lambda: taka - dollars,
        lambda: taka < dollars,
        lambda: taka <= dollars,
        lambda: total([taka, dollars], "BDT"),
    ):
        with pytest.raises(CurrencyMismatch):
            together()
    assert taka != dollars


@given(st.lists(amounts(), max_size=8))
def test_a_total_is_the_sum_of_its_amounts(many):
    assert total(many, "BDT").minor == sum(money.minor for money in many)


@given(amounts(), st.integers(0, 1000))
def test_the_price_of_several_is_the_price_added_up(price, quantity):
    assert price.times(quantity) == total([price] * quantity, "BDT")


@given(amounts(), st.fractions(0, 1, max_denominator=10_000))
def test_a_part_is_off_by_half_a_unit_at_most(money, share):
    assert abs(money.part(share).minor - money.minor * share) <= Fraction(1, 2)


@given(st.integers(-(10**9), 10**9))
def test_halves_are_rounded_to_the_even_neighbour(whole):
    half = Money(2 * whole + 1, "BDT").part(Fraction(1, 2))
    assert half.minor % 2 == 0
    assert abs(2 * half.minor - (2 * whole + 1)) == 1


@given(amounts(), weights)
def test_sharing_out_loses_nothing(money, shares):
    assert total(money.split(shares), "BDT") == money


@given(amounts(), weights)
def test_everybodys_share_is_off_by_less_than_a_unit(money, shares):
    for part, weight in zip(money.split(shares), shares, strict=True):
        exact = Fraction(money.minor * weight, sum(shares))
        assert abs(part.minor - exact) < 1


@given(amounts(), weights)
def test_who_counts_for_nothing_gets_nothing(money, shares):
    parts = money.split(shares)
    assert all(
        not part for part, weight in zip(parts, shares, strict=True) if weight == 0
    )


@pytest.mark.parametrize("shares", [(), (0, 0), (1, -1), (3, -1)])
def test_an_amount_is_not_shared_out_among_nobody(shares):
    with pytest.raises(ImpossibleShares):
        Money(100, "BDT").split(shares)


def test_only_nothing_is_false():
    assert not Money.zero("BDT")
    assert Money(-1, "BDT")
