"""The second factor over HTTP: set up, shown, proven."""

from datetime import timedelta

import pyotp
import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.policy import AccessPolicy
from tests.builders.access import GOOD_PASSWORD, a_member
from tests.clock import StandingClock
from tests.hospital import a_hospital
from tests.integration.http.doors import a_door
from tests.integration.http.people import bearing

HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    """One that asks its staff for a second factor, as the house rule is."""
    storage = MemoryStorage(memory.PORTS)
    return a_hospital(storage, clock, swap(AccessPolicy, AccessPolicy()))


@pytest.fixture
def door(hospital):
    with a_door(hospital) as door:
        yield door


@pytest.fixture
def clerk(hospital):
    return a_member(hospital, Role.FRONT_DESK)


def post(door, path, token=None, body=None):
    return door.post(f"/api/v1{path}", json=body, headers=bearing(token))


def signed_in(door, clerk, **code):
    proof = {"login": clerk.login, "password": GOOD_PASSWORD, **code}
    return post(door, "/sessions", body=proof)


def set_up(door, clerk, clock):
    """The telephone, and what confirming it answers."""
    token = signed_in(door, clerk).json()["token"]
    started = post(door, "/me/totp", token)
    assert started.status_code == 201
    telephone = pyotp.TOTP(started.json()["secret"])
    body = {"code": telephone.at(clock.now() - HALF_A_MINUTE)}
    return telephone, post(door, "/me/totp/confirm", token, body).json()


def test_without_it_staff_are_told_what_to_do(door, clerk):
    answer = signed_in(door, clerk).json()
    headers = bearing(answer["token"])

    refused = door.get("/api/v1/patients?q=rahim", headers=headers)

    assert answer["second_factor_missing"]
    assert refused.status_code == 403
    assert refused.json()["code"] == "second_factor_missing"
    assert refused.json()["rule"] == "X2"
    assert door.get("/api/v1/me", headers=headers).status_code == 200


def test_the_square_is_drawn_in_the_answer(door, clerk):
    token = signed_in(door, clerk).json()["token"]

    started = post(door, "/me/totp", token).json()

    assert started["qr_svg"].startswith("<svg")
    assert started["secret"] in started["uri"]
    assert "href" not in started["qr_svg"]


def test_once_confirmed_the_new_token_opens_the_house(door, clerk, clock):
    _, confirmed = set_up(door, clerk, clock)
    headers = bearing(confirmed["token"])

    assert len(confirmed["recovery_codes"]) == 10
    assert door.get("/api/v1/patients?q=rahim", headers=headers).status_code == 200
    (session,) = door.get("/api/v1/me/sessions", headers=headers).json()["items"]
    assert session["second_factor"]


def test_from_then_on_a_sign_in_takes_a_code(door, clerk, clock):
    telephone, _ = set_up(door, clerk, clock)

    without, wrong, right = (
        signed_in(door, clerk),
        signed_in(door, clerk, totp="000000"),
        signed_in(door, clerk, totp=telephone.at(clock.now())),
    )

    assert (without.status_code, without.json()["code"]) == (
        401,
        "second_factor_needed",
    )
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_credentials")
    assert (right.status_code, right.json()["second_factor_missing"]) == (201, False)


def test_a_proof_answers_with_another_token(door, clerk, clock):
    telephone, confirmed = set_up(door, clerk, clock)
    body = {"code": telephone.at(clock.now())}

    proof = post(door, "/sessions/current/proof", confirmed["token"], body)

    assert proof.status_code == 200
    new, old = proof.json()["token"], confirmed["token"]
    assert door.get("/api/v1/me", headers=bearing(new)).status_code == 200
    assert door.get("/api/v1/me", headers=bearing(old)).status_code == 401


def test_staff_do_not_remove_it(door, clerk, clock):
    _, confirmed = set_up(door, clerk, clock)

    headers = bearing(confirmed["token"])
    refused = door.delete("/api/v1/me/totp", headers=headers)

    assert refused.status_code == 409
    assert refused.json()["code"] == "staff_need_second_factor"


def test_whoever_forgot_the_password_is_answered_alike(door, clerk):
    logins = (clerk.login, "nobody.here")
    answers = [
        post(door, "/password-resets", body={"login": login}) for login in logins
    ]

    assert [(a.status_code, a.content) for a in answers] == [(204, b"")] * 2


def test_secrets_are_not_to_be_kept_on_the_way(door, clerk):
    token = signed_in(door, clerk).json()["token"]

    assert "no-store" in post(door, "/me/totp", token).headers["cache-control"]
