"""Roles and lost second factors, decided by another person in the browser."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.people import PASSWORD


@pytest.fixture
def officer(house, signed_in):
    return signed_in(Role.PRIVACY_OFFICER)


@pytest.fixture
def asked(house):
    """A clerk's account, whose role waits."""
    body = {"login": "mina", "name": "Mina Das", "roles": ["front_desk"]}
    taken = house.get("/users", Role.ADMINISTRATOR, limit=200)["items"]
    body["login"] = f"mina{len(taken)}"
    return house.post("/users", Role.ADMINISTRATOR, body, 201)["account_id"]


def test_a_role_is_given_for_a_reason(officer, asked):
    page = officer.get("/role-requests")
    assert "Mina Das" in page

    address = f"/role-requests/{asked}"
    officer.get(address)
    page = officer.send(address, step="grant", reason="She starts on Monday")

    assert "It is decided" in page
    assert asked not in page


def test_a_decision_takes_a_reason(officer, asked):
    officer.get(f"/role-requests/{asked}")

    page = officer.send(f"/role-requests/{asked}", 422, step="refuse", reason="")

    assert 'id="e-reason"' in page


def test_whose_proof_is_old_proves_it_in_the_same_form(house, officer, asked):
    address = f"/role-requests/{asked}"
    officer.get(address)
    house.let_pass(timedelta(minutes=10))
    page = officer.send(address, 403, step="grant", reason="She starts on Monday")
    assert "Please prove again" in page
    assert "She starts on Monday" in page

    page = officer.send(address, 409, step="grant", _again="wrong")
    assert 'name="_again"' in page

    page = officer.send(address, step="grant", _again=PASSWORD)
    assert "It is decided" in page


def test_a_doctors_role_is_another_persons_to_decide(house, officer):
    body = {"login": "rina.roy", "name": "Rina Roy", "roles": ["pharmacist"]}
    account = house.post("/users", Role.ADMINISTRATOR, body, 201)["account_id"]

    page = officer.get(f"/role-requests/{account}")

    assert "Somebody in another role decides this" in page


def test_a_lost_second_factor_is_withdrawn_by_another(house, officer):
    people = house.get("/users", Role.ADMINISTRATOR, limit=200)["items"]
    clerk = next(one for one in people if "front_desk" in one["roles"])
    wish = {"reason": "The telephone fell into the river"}
    where = f"/users/{clerk['id']}/factor-reset"
    house.post(where, Role.ADMINISTRATOR, wish, 201)
    assert "fell into the river" in officer.get("/lost-factors")

    address = f"/lost-factors/{clerk['id']}"
    officer.get(address)
    page = officer.send(address, step="grant", reason="I saw her passport")

    assert "Nobody has lost a second factor" in page
    officer.get(address, 404)


def test_the_chief_medical_officer_decides_who_is_a_clinician(house, signed_in):
    body = {"login": "tania", "name": "Tania Sen", "roles": ["pharmacist"]}
    account = house.post("/users", Role.ADMINISTRATOR, body, 201)["account_id"]
    chief = signed_in(Role.CHIEF_MEDICAL_OFFICER)
    chief.get(f"/role-requests/{account}")

    page = chief.send(
        f"/role-requests/{account}", step="refuse", reason="Not registered yet"
    )

    assert "It is decided" in page
    assert "Tania Sen" not in page
