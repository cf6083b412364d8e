import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.common_passwords import COMMON, RUNS
from mediklaud.domain.access.password import (
    GuessablePassword,
    WrongPasswordLength,
    normal_password,
    require_good_password,
)
from mediklaud.domain.access.policy import AccessPolicy
from tests.builders.access import ANOTHER_PASSWORD, GOOD_PASSWORD

POLICY = AccessPolicy()
ABOUT = ("JMI Hospital", "r.khatun", "Rahima Khatun")


def test_the_refusal_says_how_long_a_password_is():
    assert str(WrongPasswordLength(15, 256)) == "A password has 15 to 256 characters."


def require(password):
    require_good_password(password, POLICY, ABOUT)


@pytest.mark.parametrize(
    "password",
    [
        GOOD_PASSWORD,
        ANOTHER_PASSWORD,
        "xkq7zp9-wm4vn2b",
        "ষড়ঋতুর দেশে কাঁঠাল পাকে",
        "no capitals, no digits needed",
        "kettle ladder violet " * 12,
    ],
)
def test_what_nobody_else_would_think_of_is_good(password):
    require(password)


@pytest.mark.parametrize(
    "password",
    [
        "password12345678",
        "P@ssw0rd-P@ssw0rd",
        "qwertyuiopasdfgh",
        "lkjhgfdsapoiuytr",
        "1qaz2wsx3edc4rfv",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "correct horse battery staple",
        "JMI-Hospital-2027!",
        "Rahima Khatun 1990",
        "r.khatun.r.khatun",
        "Welcome to hospital",
        "01712345678901234",
    ],
)
def test_what_others_would_try_is_not(password):
    with pytest.raises(GuessablePassword):
        require(password)


@given(st.lists(st.sampled_from(sorted(COMMON)), min_size=4, max_size=12))
def test_common_words_do_not_get_better_by_their_number(words):
    password = " ".join(words)[:256].ljust(15, "!")

    with pytest.raises(GuessablePassword):
        require(password)


@given(st.sampled_from(RUNS), st.booleans())
def test_nor_do_rows_of_the_keyboard_in_either_direction(run, backwards):
    password = (run[::-1] if backwards else run).ljust(15, "!")

    with pytest.raises(GuessablePassword):
        require(password)


@pytest.mark.parametrize("length", [0, 14, 257])
def test_it_is_neither_short_nor_endless(length):
    with pytest.raises(WrongPasswordLength) as refused:
        require((GOOD_PASSWORD * 20)[:length])

    assert refused.value.facts == {"shortest": 15, "longest": 256}


@pytest.mark.parametrize("length", [15, 64, 256])
def test_these_lengths_are_allowed(length):
    require((GOOD_PASSWORD * 20)[:length])


def test_one_composed_differently_is_the_same():
    assert normal_password("cafe\u0301 \ufb01sh") == normal_password("caf\u00e9 fish")


def test_the_refusal_does_not_repeat_it():
    with pytest.raises(GuessablePassword) as refused:
        require("password12345678")

    assert "password12345678" not in repr(refused.value) + str(refused.value)
