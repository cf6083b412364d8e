import threading
import time

import pytest
from argon2 import PasswordHasher

from mediklaud.adapters.argon2 import Argon2Passwords, TooManyPasswords
from mediklaud.domain.errors import TryLater
from tests.builders.access import ANOTHER_PASSWORD, GOOD_PASSWORD


@pytest.fixture
def passwords():
    return Argon2Passwords.cheapest()


def test_a_password_matches_what_was_kept_of_it(passwords):
    kept = passwords.hash(GOOD_PASSWORD)

    assert passwords.matches(kept, GOOD_PASSWORD)
    assert not passwords.matches(kept, ANOTHER_PASSWORD)


def test_what_is_kept_is_never_the_same_twice(passwords):
    assert passwords.hash(GOOD_PASSWORD) != passwords.hash(GOOD_PASSWORD)


def test_nothing_matches_no_password(passwords):
    assert not passwords.matches(None, GOOD_PASSWORD)
    assert not passwords.matches("spoilt", GOOD_PASSWORD)


def test_the_usual_parameters_are_those_of_owasp():
    kept = Argon2Passwords().hash(GOOD_PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_what_was_kept_by_weaker_rules_is_kept_anew(passwords):
    kept = passwords.hash(GOOD_PASSWORD)

    assert not passwords.needs_rehash(kept)
    assert Argon2Passwords().needs_rehash(kept)


class _SlowHasher(PasswordHasher):
    """Computes until it is told that it is done."""

    def __init__(self):
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.started, self.done = threading.Semaphore(0), threading.Event()
        self.at_once, self.most = 0, 0

    def verify(self, *_args):
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.started.release()
        self.done.wait(10)
        self.at_once -= 1
        return True


@pytest.fixture
def crowd():
    """One core, so one computes and eight wait; and a way to send in somebody."""
    hasher = _SlowHasher()
    passwords = Argon2Passwords(hasher, slots=1)
    people = [
        threading.Thread(target=passwords.matches, args=("kept", "x")) for _ in range(9)
    ]
    for somebody in people:
        somebody.start()
    hasher.started.acquire()
    while passwords._inside._value:  # until all nine stand inside
        time.sleep(0.001)
    yield passwords
    hasher.done.set()
    for somebody in people:
        somebody.join()
    assert hasher.most == 1


def test_when_a_crowd_waits_the_next_is_sent_away_at_once(crowd):
    with pytest.raises(TooManyPasswords) as refused:
        crowd.matches("kept", "x")

    assert isinstance(refused.value, TryLater)
    assert refused.value.facts == {"retry_after_seconds": 1}


def test_afterwards_everybody_is_welcome_again(crowd):
    crowd.hasher.done.set()
    while crowd._inside._value < 9:
        time.sleep(0.001)

    assert crowd.matches("kept", "x")
