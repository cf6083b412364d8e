from base64 import b32decode
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.second_factor import SecondFactor, as_written
from mediklaud.domain.access.totp import (
    code_at,
    is_totp,
    matching_step,
    secret_of,
    step_at,
    uri_of,
)
from mediklaud.domain.shared.ids import AccountId
from tests.clock import MONDAY_MORNING
from tests.hospital import new

RFC_SEED = b"12345678901234567890"
HALF_A_MINUTE = timedelta(seconds=30)
seeds = st.binary(min_size=20, max_size=20)
instants = st.integers(10**5, 4 * 10**9).map(lambda s: datetime.fromtimestamp(s, UTC))


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_codes_are_those_of_rfc_6238(seconds, code):
    assert code_at(RFC_SEED, seconds // 30, digits=8) == code


@given(seeds, instants)
def test_another_program_shows_the_same_code(seed, now):
    theirs = pyotp.TOTP(secret_of(seed)).at(now)

    assert code_at(seed, step_at(now)) == theirs


@given(seeds, instants, st.sampled_from([-1, 0, 1]))
def test_a_clock_may_be_half_a_minute_off(seed, now, off):
    step = step_at(now) + off

    matched = matching_step(seed, code_at(seed, step), now)
    assert matched is not None
    assert code_at(seed, matched) == code_at(seed, step)


@given(seeds, instants, st.sampled_from([-3, -2, 2, 3]))
def test_it_may_not_be_further_off(seed, now, off):
    around = {code_at(seed, step_at(now) + each) for each in (-1, 0, 1)}
    code = code_at(seed, step_at(now) + off)

    assert (matching_step(seed, code, now) is None) is (code not in around)


@pytest.mark.parametrize("proof", ["12345", "1234567", "12345a", "\uff11" * 6, ""])
def test_a_code_has_six_plain_digits(proof):
    assert not is_totp(proof)


def a_factor(**what):
    return SecondFactor(account_id=new(AccountId), seed=RFC_SEED, **what)


def test_a_code_counts_once_and_none_before_it():
    now, this = MONDAY_MORNING, step_at(MONDAY_MORNING)
    codes = [code_at(RFC_SEED, this + off) for off in (-1, 0, 1)]

    fresh = a_factor(last_step=this - 5)
    assert [fresh.step_of(c, now) for c in codes] == [this - 1, this, this + 1]
    used = a_factor(last_step=this)
    assert [used.step_of(c, now) for c in codes] == [None, None, this + 1]


def test_the_seed_is_never_shown():
    assert "12345678" not in repr(a_factor())


def test_a_telephone_reads_whose_it_is_and_where():
    read = pyotp.parse_uri(uri_of(RFC_SEED, "rahima@example.org", "JMI Hospital"))

    assert (read.name, read.issuer) == ("rahima@example.org", "JMI Hospital")
    assert b32decode(read.secret) == RFC_SEED


def test_a_recovery_code_may_be_typed_as_one_likes():
    assert as_written(" abcd-2345 EFGH_6723 ") == "ABCD2345EFGH6723"
