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


def test_who_lost_telephone_and_paper_comes_in_again_by_two_people(machine, limited):
    set_up(machine, limited)
    admin, officer = (working(machine, login) for login in ("admin", "privacy"))
    why = ("--reason", "The bag with both is gone")
    admin.done("user", "ask-factor-reset", "desk", *why)
    (waiting,) = officer.done("user", "factor-resets")["items"]
    grant = ("decide-factor-reset", "desk", "--grant", "--reason", "Spoke to her")
    code, problem = admin.refused("user", *grant)
    officer.done("user", *grant)

    assert (code, problem["code"]) == (3, "role_lacks_permission")
    assert (waiting["login"], waiting["deciders"]) == ("desk", ["privacy_officer"])
    again = machine.signed_in("desk")
    _, problem = again.refused("patient", "find", "rahima")
    assert problem["code"] == "second_factor_missing"
    _, _, clerk = set_up(machine, again)
    assert "items" in clerk.done("patient", "find", "rahima")


def test_the_desk_asks_for_a_patient(machine, known):
    desk, officer = (working(machine, login) for login in ("desk", "privacy"))
    why = ("--reason", "Showed her identity card")

    desk.done("patient", "ask-factor-reset", known.patient, *why)
    refused = ("--refuse", "--reason", "Somebody else's card")
    officer.done("user", "decide-factor-reset", "rahima", *refused)

    assert officer.done("user", "factor-resets")["items"] == []


def working(machine, login):
    """Somebody of staff with a telephone of their own."""
    _, _, client = set_up(machine, machine.signed_in(login))
    return client
