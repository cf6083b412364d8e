"""Programs, messages, keys and the system before the administrator."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.ports.messaging import Outbox
from tests.builders.messaging import a_notice
from tests.hospital import ports_of
from tests.integration.http.people import PASSWORD


@pytest.fixture
def admin(house, signed_in):
    return signed_in(Role.ADMINISTRATOR)


def test_the_first_page_tells_how_the_house_is_doing(house, admin):
    body = {"login": "mina", "name": "Mina Das", "roles": ["front_desk"]}
    house.post("/users", Role.ADMINISTRATOR, body, 201)

    page = admin.get("/")

    assert "Ready" in page
    assert "Mina Das" in page


def test_a_program_is_let_in_and_gets_a_new_token(admin):
    assert "No other program" in admin.get("/programs")
    admin.get("/programs/new")
    page = admin.send("/programs/new", name="Laboratory", permission="read_doctor")
    assert "shown only now" in page

    admin.get("/programs")
    program = admin.link("/programs/0")
    admin.get(program)
    page = admin.send(f"{program}/token", 422, valid_days="400")
    assert "a year at most" in page
    assert "shown only now" in admin.send(f"{program}/token", valid_days="30")

    admin.get(program)
    assert "Disabled" in admin.send(f"{program}/disable")


def test_a_program_that_reaches_patients_waits(admin):
    admin.get("/programs/new")
    fields = {"name": "Kiosk", "permission": "book_appointment", "reason": "The lobby"}

    assert "before the privacy officer" in admin.send("/programs/new", **fields)


def test_a_program_takes_a_name_and_something_to_do(admin):
    admin.get("/programs/new")
    page = admin.send("/programs/new", 422, permission="read_doctor")
    assert 'id="e-name"' in page

    assert 'role="alert"' in admin.send(
        "/programs/new", 422, name="Nothing", permission=""
    )


def test_a_program_that_is_not_there_is_not_found(admin):
    admin.get("/programs/01890000-0000-7000-8000-000000000000", 404)


@pytest.fixture
def dead(house):
    """A message that was given up."""
    notice = a_notice(status=NoticeStatus.DEAD, attempts=5)
    with ports_of(house.hospital.storage) as port:
        port(Outbox).add((notice,))
    return notice


def test_a_message_that_was_given_up_is_tried_again(admin, dead):
    retry = f"/outbox/{dead.id}/retry"
    assert "Given up" in admin.get("/outbox?status=dead")
    fields = admin.form(retry).fields

    page = admin.send(retry)
    assert "It is tried again at once" in page
    assert retry not in page

    again = {**fields, "_once": "another"}
    assert 'role="alert"' in admin.post(retry, again, 409)


def test_no_message_in_a_state_says_so(admin):
    assert "No message is in this state" in admin.get("/outbox?status=no_contact")


def test_a_hospital_in_memory_keeps_nothing_under_keys(house, admin):
    assert "lives in memory alone" in admin.get("/keys")
    house.let_pass(timedelta(minutes=10))
    page = admin.send("/keys", 403, purpose="fields")
    assert 'name="_again"' in page

    assert 'role="alert"' in admin.send("/keys", 409, _again=PASSWORD)
    house.let_pass(timedelta(minutes=10))
    page = admin.send("/keys/rewrap", 403)
    assert page.count('name="_again"') == 1


def test_the_system_page_tells_what_is_set(admin):
    page = admin.get("/system")

    assert "Asia/Dhaka" in page
    assert "Ready" in page


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
def test_the_audit_is_checked(signed_in, role):
    somebody = signed_in(role)
    somebody.get("/audit-check")

    page = somebody.send("/audit-check")

    assert "Entries" in page
    assert 'role="status"' in page


@pytest.mark.parametrize("address", ["/programs/new", "/users/new", "/audit-check"])
def test_nobody_else_is_shown_a_form(signed_in, address):
    assert "does not allow" in signed_in(Role.FRONT_DESK).get(address, 403)
