from datetime import timedelta
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.throttle import (
    Failures,
    TooManyAttempts,
    budget,
    network_of,
    of_source,
    require_patience,
)
from tests.clock import MONDAY_MORNING

POLICY = AccessPolicy()
SECOND = timedelta(seconds=1)
LOGIN, SOURCE = budget("login", "rahima"), *of_source("203.0.113.7")


def wait_after(count, where=LOGIN):
    failures = Failures(budget=where, count=count, last_at=MONDAY_MORNING)
    return failures.wait_until(POLICY) - MONDAY_MORNING


def test_the_first_mistakes_are_free():
    assert [wait_after(n) / SECOND for n in (1, 4)] == [0, 0]


def test_each_further_one_doubles_the_wait():
    assert [wait_after(n) / SECOND for n in (5, 6, 7, 8)] == [1, 2, 4, 8]


@given(st.integers(1, 10**9))
def test_nobody_is_ever_locked_out(count):
    assert wait_after(count) <= POLICY.longest_wait


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_more_mistakes_never_wait_less(one, other):
    fewer, more = sorted((one, other))

    assert wait_after(fewer) <= wait_after(more)


def test_a_network_may_be_wrong_more_often():
    assert [wait_after(n, SOURCE) / SECOND for n in (49, 50, 51)] == [0, 1, 2]


def refused_at(now, *failures):
    with pytest.raises(TooManyAttempts) as refused:
        require_patience(failures, now, POLICY)
    return refused.value.retry_after_seconds


def eight_failures():
    return Failures(budget=LOGIN, count=8, last_at=MONDAY_MORNING)


def test_an_attempt_too_soon_is_told_how_long_to_wait():
    assert refused_at(MONDAY_MORNING, eight_failures()) == 8
    assert refused_at(MONDAY_MORNING + 7.5 * SECOND, eight_failures()) == 1


def test_after_the_wait_it_is_welcome():
    require_patience([eight_failures()], MONDAY_MORNING + 8 * SECOND, POLICY)


def test_without_failures_nobody_waits():
    require_patience([], MONDAY_MORNING, POLICY)


def test_the_longest_wait_counts():
    few = Failures(budget=SOURCE, count=50, last_at=MONDAY_MORNING)

    assert refused_at(MONDAY_MORNING, few, eight_failures()) == 8


@given(st.text())
def test_a_budget_tells_nothing_and_takes_a_bounded_place(name):
    kind, _, place = budget("login", name).partition(":")

    assert kind == "login"
    assert len(place) == 5
    assert set(place) <= set("0123456789abcdef")


@given(st.text(printable, min_size=1), st.text(printable, min_size=1))
def test_where_one_name_ends_and_the_next_begins_matters(one, other):
    if one == other:
        return
    joined = budget("device", one + other)

    # A place in a million may be shared by chance, two of them never are.
    apart = {budget("device", one, other), budget("device", other, one)}
    assert apart != {joined}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:203.0.113.7", "203.0.113.200", True),
        ("::ffff:203.0.113.7", "::ffff:198.51.100.7", False),
        ("unix", "unix", True),
    ],
)
def test_a_household_is_one_network(one, other, same):
    assert (network_of(one) == network_of(other)) is same


def test_an_unknown_source_counts_nowhere():
    assert of_source(None) == ()
