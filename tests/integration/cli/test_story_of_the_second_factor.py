"""A clerk at a terminal: a telephone is set up, and from then on it is asked for."""

from datetime import timedelta

import pyotp
import pytest
from attrs import evolve

from tests.integration.cli.terminal import PASSWORD

HALF_A_MINUTE = timedelta(seconds=30)
HOUSE_RULE = {"MEDIKLAUD_STAFF_SECOND_FACTOR": "on"}


@pytest.fixture
def machine(door):
    """A machine of a hospital that asks its staff for a second factor."""
    return evolve(door, settings={**door.settings, **HOUSE_RULE})


@pytest.fixture
def limited(machine):
    """The clerk, who has none yet."""
    return machine.signed_in("desk")


def set_up(machine, limited):
    """The telephone, the codes on paper, and the clerk at the same machine."""
    telephone = pyotp.TOTP(limited.done("account", "totp")["secret"])
    code = telephone.at(machine.clock.now() - HALF_A_MINUTE)
    confirmed = limited.done("account", "confirm", "--code", code)
    clerk = evolve(limited, token=confirmed["token"])
    return telephone, confirmed["recovery_codes"], clerk


def test_without_one_a_clerk_is_told_what_to_do(limited):
    code, problem = limited.refused("patient", "find", "rahima")

    assert (code, problem["code"]) == (3, "second_factor_missing")
    told = limited.call("patient", "find", "rahima").stderr
    assert "mediklaud account totp" in told


def test_the_square_is_drawn_on_the_terminal(limited):
    printed = limited.printed("account", "totp")

    assert "█" in printed
    assert "secret\t" in printed


def test_with_one_the_clerk_works(machine, limited):
    _, paper, clerk = set_up(machine, limited)

    assert len(paper) == 10
    assert "items" in clerk.done("patient", "find", "rahima")
    (session,) = clerk.done("account", "sessions")["items"]
    assert session["second_factor"]


def test_from_then_on_the_code_is_asked_for(machine, limited):
    telephone, paper, _ = set_up(machine, limited)
    login = ("login", "desk", "--password-stdin")

    code, problem = machine.refused(*login, typed=PASSWORD)
    assert (code, problem["code"]) == (3, "second_factor_needed")
    by_telephone = ("--totp", telephone.at(machine.clock.now()))
    assert machine.done(*login, *by_telephone, typed=PASSWORD)["token"]
    assert machine.done(*login, "--totp", paper[0], typed=PASSWORD)["token"]


def test_what_takes_a_fresh_proof_is_done_after_proving_it(machine, limited):
    telephone, paper, clerk = set_up(machine, limited)
    clerk.clock.pass_by(timedelta(minutes=6))

    code, problem = clerk.refused("account", "recovery-codes")
    assert (code, problem["code"]) == (3, "proof_needed")
    proof = clerk.done("prove", "--code", telephone.at(clerk.clock.now()))
    proven = evolve(clerk, token=proof["token"])
    fresh = proven.done("account", "recovery-codes")["recovery_codes"]

    assert set(fresh).isdisjoint(paper)


def test_a_forgotten_password_is_answered_alike(machine):
    known, unknown = (
        machine.printed("account", "reset", login) for login in ("desk", "nobody.here")
    )

    assert known == unknown


def test_a_patient_has_one_and_does_without_again(machine):
    patient = machine.signed_in("rahima")
    _, _, with_one = set_up(machine, patient)

    assert with_one.done("account", "remove-totp") == {"done": True}
    assert machine.signed_in("rahima").token
