import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.numbers import (
    MistypedNumber,
    check_digit,
    checked,
    numbered,
)

series = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4)
counts = st.integers(1, 99_999_999)


def test_a_number_is_six_digits_and_a_check_digit():
    assert numbered("D", 17) == f"D-000017-{check_digit('000017')}"
    assert check_digit("572") == "4"  # the example in Damm's thesis


@given(series, counts)
def test_a_number_is_recognised_however_it_is_typed(letters, count):
    number = numbered(letters, count)
    plain = number.replace("-", "")
    for typed in (
        number,
        number.lower(),
        plain,
        f" {plain} ",
        number.replace("-", " "),
    ):
        assert checked(typed) == number


@given(series, counts, st.data())
def test_one_wrong_digit_is_always_noticed(letters, count, data):
    digits = numbered(letters, count).replace("-", "")[len(letters) :]
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(
        st.sampled_from("0123456789").filter(lambda d: d != digits[place])
    )
    with pytest.raises(MistypedNumber):
        checked(letters + digits[:place] + wrong + digits[place + 1 :])


@given(series, counts, st.data())
def test_two_swapped_neighbours_are_always_noticed(letters, count, data):
    digits = numbered(letters, count).replace("-", "")[len(letters) :]
    place = data.draw(st.integers(0, len(digits) - 2))
    one, other = digits[place], digits[place + 1]
    swapped = digits[:place] + other + one + digits[place + 2 :]
    if one == other:
        assert checked(letters + swapped)
    else:
        with pytest.raises(MistypedNumber):
            checked(letters + swapped)


@given(series, counts, counts)
def test_two_counts_have_two_numbers(letters, one, other):
    same = numbered(letters, one) == numbered(letters, other)
    assert same == (one == other)


@given(st.text(max_size=20))
def test_any_text_is_a_number_as_it_is_written_or_refused(text):
    try:
        number = checked(text)
    except MistypedNumber:
        return
    assert checked(number) == number


BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "D",
        "000017",
        "D-17-4",
        "D--000017--4",
        numbered("D", 1) + "X",
        numbered("D", 1).translate(BENGALI),
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(MistypedNumber):
        checked(text)


@pytest.mark.parametrize("text", ["nonsense", "P-000006", "P-000006-1"])
def test_whoever_mistypes_a_number_is_shown_what_one_looks_like(text):
    with pytest.raises(MistypedNumber, match="looks like P-000006-8"):
        checked(text)


def test_the_number_that_is_shown_is_one():
    assert checked("P-000006-8") == numbered("P", 6)
