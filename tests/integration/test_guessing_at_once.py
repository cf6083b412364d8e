"""Many who guess at once get no more tries than one who guesses patiently (X2)."""

from collections import Counter
from functools import partial

import pytest

from mediklaud.adapters.argon2 import Argon2Passwords
from mediklaud.application.access.prove_again import ProveAgain
from mediklaud.application.access.sign_in import SignedIn
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.second_factor import WrongCode
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.ports.secrets import Passwords
from tests.at_once import all_at_once
from tests.builders.access import ANOTHER_PASSWORD, a_member, signed_in
from tests.builders.factors import enrolled
from tests.clock import StandingClock
from tests.hospital import a_hospital

FREE = 5
MANY = 32


class _Counting:
    """Passwords that count how often they compute."""

    def __init__(self):
        self.real, self.times = Argon2Passwords.cheapest(), []

    def __getattr__(self, name):
        if name == "matches":
            self.times.append(name)
        return getattr(self.real, name)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(storage, clock):
    return a_hospital(storage, clock)


@pytest.fixture
def clerk(hospital):
    return a_member(hospital)


def kinds(outcomes):
    return Counter(type(outcome) for outcome in outcomes)


def test_of_many_guesses_at_once_as_many_are_computed_as_are_free(hospital, clerk):
    counting = hospital.services[Passwords] = _Counting()
    guess = partial(signed_in, hospital, clerk, ANOTHER_PASSWORD)

    outcomes = kinds(all_at_once(*[guess] * MANY))

    assert outcomes == {WrongCredentials: FREE, TooManyAttempts: MANY - FREE}
    assert len(counting.times) == FREE


def test_many_guesses_of_a_code_at_once_are_no_more_either(hospital, clerk, clock):
    telephone = enrolled(hospital, clerk)
    guess = partial(hospital.handle, ProveAgain(actor=telephone.caller, code="000000"))

    outcomes = kinds(all_at_once(*[guess] * MANY))

    assert outcomes == {WrongCode: FREE, TooManyAttempts: MANY - FREE}


def test_of_two_who_sign_in_with_one_code_at_once_one_gets_in(hospital, clerk, clock):
    code = enrolled(hospital, clerk).shows(clock)
    attempt = partial(signed_in, hospital, clerk, totp=code)

    outcomes = kinds(all_at_once(*[attempt] * 2))

    assert outcomes == {SignedIn: 1, WrongCredentials: 1}


def test_of_two_who_use_one_recovery_code_at_once_one_gets_in(hospital, clerk):
    code = enrolled(hospital, clerk).recovery_codes[0]
    attempt = partial(signed_in, hospital, clerk, totp=code)

    outcomes = kinds(all_at_once(*[attempt] * 2))

    assert outcomes == {SignedIn: 1, WrongCredentials: 1}


def test_a_ward_that_signs_in_at_once_is_let_in(hospital):
    ward = [a_member(hospital) for _ in range(8)]
    attempts = [partial(signed_in, hospital, one, source="10.1.1.1") for one in ward]

    assert kinds(all_at_once(*attempts)) == {SignedIn: len(ward)}
