"""The administrator lets people in, gives them other work, and lets nobody in again."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from tests.builders.access import a_member
from tests.integration.http.people import PASSWORD


@pytest.fixture
def admin(house, signed_in):
    return signed_in(Role.ADMINISTRATOR)


@pytest.fixture
def clerk(house):
    """The address of a clerk's account, of whom nothing is known yet."""
    return f"/users/{a_member(house.hospital, Role.FRONT_DESK).id}"


def test_a_colleague_is_let_in_and_the_roles_wait(admin):
    admin.get("/users/new")
    page = admin.send(
        "/users/new", name="Mina Das", login="mina.das", role="front_desk"
    )

    assert "shown only now" in page
    assert "Waits for approval" in page
    admin.get(admin.link("/users/0"))
    assert "Mina Das" in admin.page.text
    assert "Invited" in admin.page.text


def test_an_account_takes_a_name(admin):
    admin.get("/users/new")
    page = admin.send("/users/new", 422, login="nameless", role="billing")

    assert 'id="e-name"' in page
    assert "nameless" in page


def test_roles_that_cannot_be_held_together_are_refused(admin):
    admin.get("/users/new")
    fields = admin.form("/users/new").fields
    fields |= {"name": "Mina Das", "login": "mina.two", "role": "patient"}

    assert 'role="alert"' in admin.post("/users/new", fields, 422)

    page = admin.post("/users/new", {**fields, "role": "king"}, 422)
    assert 'id="e-role"' in page


def test_what_takes_a_fresh_proof_asks_for_it_and_keeps_what_was_written(house, admin):
    admin.get("/users/new")
    house.let_pass(timedelta(minutes=10))
    said = {"name": "Rina Roy", "login": "rina.roy", "role": "billing"}
    page = admin.send("/users/new", 403, **said)
    assert 'value="Rina Roy"' in page

    assert "shown only now" in admin.send("/users/new", role="billing", _again=PASSWORD)


def test_patients_do_not_stand_among_the_people(house, admin):
    house.a_patient()

    assert "P-0000" not in admin.get("/users")


def test_other_roles_are_asked_for(admin, clerk):
    admin.get(f"{clerk}/roles")
    page = admin.send(f"{clerk}/roles", role="billing", reason="Moves to billing")

    assert "It is done" in page
    assert "Billing" in page


def test_whoever_leaves_is_disabled_and_may_come_back(admin, clerk):
    admin.get(clerk)
    assert "Disabled" in admin.send(f"{clerk}/disable")

    assert "Active" in admin.send(f"{clerk}/enable")


def test_somebody_is_invited_once_more(admin, clerk):
    admin.get(clerk)

    assert "shown only now" in admin.send(f"{clerk}/invitation")


def test_a_lost_second_factor_is_asked_for_with_a_reason(admin, clerk):
    admin.get(f"{clerk}/lost-factor")
    admin.send(f"{clerk}/lost-factor", 422)

    page = admin.send(f"{clerk}/lost-factor", reason="The telephone was stolen")
    assert "The telephone was stolen" in page


def test_nobody_disables_the_own_account(house, admin):
    me = house.get("/me", Role.ADMINISTRATOR)["id"]
    assert "others decide about it" in admin.get(f"/users/{me}")

    proof = admin.form("/sign-out").fields
    assert 'role="alert"' in admin.post(f"/users/{me}/disable", proof, 409)


def test_an_account_that_is_not_there_is_not_found(admin):
    admin.get("/users/01890000-0000-7000-8000-000000000000", 404)


def test_who_is_no_administrator_sees_no_accounts(signed_in):
    assert "does not allow" in signed_in(Role.PRIVACY_OFFICER).get("/users", 403)


def test_who_somebody_is_as_a_doctor_stands_on_the_account(house, admin):
    house.a_doctor()
    me = house.get("/me", Role.DOCTOR)["id"]

    assert "Nasrin Akter" in admin.get(f"/users/{me}")
