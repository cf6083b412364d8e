"""Who opens the hospital, lets staff in, and sees to messages that went astray."""

import subprocess

import pytest

from tests.patience import eventually
from tests.server import COMMAND
from tests.town import PASSWORD
from tests.townsfolk import a_doctor, a_patient, a_visit, a_word, told


@pytest.fixture
def invited(town):
    """Somebody of staff who has not chosen a password yet."""
    login = f"clerk.{a_word()}"
    account = {"login": login, "name": "Clerk", "roles": ["front_desk"]}
    invitation = town.admin.post("/users", account)
    town.approve(invitation)
    return login, invitation


def test_the_first_administrator_came_by_an_invitation_and_there_is_no_second(town):
    again = subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "init", "--login", "mallory", "--name", "Mallory"],
        env=town.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert town.admin.get("/me")["roles"] == ["administrator"]
    assert again.returncode == 1
    assert "hospital_is_open" in again.stderr
    assert again.stdout == ""


def test_nobody_has_a_password_before_they_choose_one(town, invited):
    login, _ = invited

    for guess in ("", login, "password", "admin"):
        refused = town.anybody.refused(
            "POST", "/sessions", {"login": login, "password": guess}
        )
        assert told(refused) == (401, "wrong_credentials", "X2")


def test_an_invitation_lets_somebody_in_once(town, invited):
    login, invitation = invited
    accepted = {"token": invitation["token"], "password": PASSWORD}

    town.anybody.post("/invitations/accept", accepted)
    again = town.anybody.refused("POST", "/invitations/accept", accepted)

    assert town.anybody.sign_in(login, PASSWORD).get("/me")["login"] == login
    assert told(again) == (409, "invitation_refused", "P6")
    assert again["facts"] == {}


def test_a_password_that_is_easily_guessed_is_not_taken(town, invited):
    _, invitation = invited
    short = {"token": invitation["token"], "password": "rumpelstilz"}

    refused = town.anybody.refused("POST", "/invitations/accept", short)

    assert (refused["status"], refused["rule"]) == (422, "X2")


def test_who_is_disabled_is_out_at_once(town, invited):
    login, invitation = invited
    town.activate(invitation["token"])
    clerk = town.anybody.sign_in(login, PASSWORD)
    user = clerk.get("/me")["id"]

    town.admin.post(f"/users/{user}/disable")

    assert clerk.refused("GET", "/me")["status"] == 401
    town.admin.post(f"/users/{user}/enable")
    assert town.anybody.sign_in(login, PASSWORD).get("/me")["status"] == "active"


def test_other_roles_hold_from_the_next_sign_in(town, invited):
    login, invitation = invited
    town.activate(invitation["token"])
    clerk = town.anybody.sign_in(login, PASSWORD)
    user = clerk.get("/me")["id"]
    before = clerk.refused("GET", "/outbox")

    changed = town.admin.patch(f"/users/{user}", {"roles": ["administrator"]})
    town.approve({"account_id": user, "waiting": changed["waiting"]})

    assert changed["roles"] == []
    assert told(before) == (403, "role_lacks_permission", "X1")
    assert told(clerk.refused("GET", "/outbox")) == (401, "session_ended", "X2")
    assert "items" in town.sign_in(login).get("/outbox")


def test_staff_who_are_no_administrators_make_no_accounts(town):
    mallory = {"login": "mallory", "name": "Mallory", "roles": ["administrator"]}

    for client in (town.desk, town.chief, town.cashier, town.privacy):
        refused = client.refused("POST", "/users", mallory)
        assert told(refused) == (403, "role_lacks_permission", "X1")
    assert town.anybody.refused("POST", "/users", mallory)["status"] == 401


def test_a_message_that_was_given_up_goes_out_when_the_reason_is_gone(town):
    sms = [{"channel": "sms", "purpose": "appointments"}]
    patient = a_patient(town, consents=sms)
    town.gateway.refusals.append(400)
    visit = a_visit(town, patient, a_doctor(town))
    given_up = a_message_about(town, visit, "dead")

    town.admin.post(f"/outbox/{given_up['id']}/retry")

    assert given_up["last_problem"] == "refused"
    [message] = town.gateway.wait_for(patient["contact"]["phone"], 1)
    assert message.key == given_up["id"]


def a_message_about(town, visit, status):
    """The one in this status about the visit, as soon as it is there."""

    def look():
        listed = town.admin.get(f"/outbox?status={status}&limit=200")["items"]
        return [one for one in listed if one["subject_id"] == visit["id"]]

    [message] = eventually(look)
    return message
