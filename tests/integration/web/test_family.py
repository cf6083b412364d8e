"""A mother looks after her child's things by the pages, and a friend after hers."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.web.browser import Browser


@pytest.fixture(scope="module")
def child(house):
    """Too young to look after anybody."""
    body = {
        "name": "Rafi Ahmed",
        "birth_date": "2019-05-05",
        "contact": {"phone": "01712000009"},
        "address": {"line": "House 1", "city": "Dhaka"},
        "duplicate_reason": "Another person",
    }
    return house.post("/patients", Role.FRONT_DESK, body, 201)


@pytest.fixture(scope="module")
def mother(house):
    found = house.get(f"/patients/{house.a_patient()}", Role.FRONT_DESK)
    return {**found, "login": house.get("/me", Role.PATIENT)["login"]}


@pytest.fixture(scope="module")
def friend(house):
    return house.get(f"/patients/{house.a_patient('Dilara Khan')}", Role.FRONT_DESK)


def named(house, child, mother, *scopes):
    body = {"guardian_number": mother["number"], "scopes": scopes, "basis": "parent"}
    here = f"/patients/{child['id']}/guardianships"
    return house.post(here, Role.FRONT_DESK, body, 201)


@pytest.fixture
def at_home(browser, mother):
    browser.sign_in(mother["login"])
    return browser


@pytest.fixture
def guardian(house, child, mother, at_home):
    """She acts for the child's visits and for nothing else."""
    one = named(house, child, mother, "appointments")
    yield at_home
    house.ask("POST", f"/guardianships/{one['id']}/end", Role.FRONT_DESK, 200)


def act(browser, patient_id):
    browser.get("/my/people")
    browser.send("/my/people/act", patient_id=patient_id)


def test_she_acts_for_her_child_and_comes_back_to_her_own(guardian, child):
    act(guardian, child["id"])
    page = guardian.get("/")
    assert "You act for Rafi Ahmed" in page
    assert "/my/contact" not in guardian.links

    page = guardian.send("/my/people/act")
    assert "You act for" not in page


def test_she_books_for_the_child(house, guardian, child):
    doctor = house.a_doctor()
    act(guardian, child["id"])
    guardian.get(f"/book/{doctor}/confirm?at=2027-03-08T10:00:00%2B06:00")
    guardian.send(guardian.forms[-2], at="2027-03-08T10:00:00+06:00")

    booked = house.get(f"/patients/{child['id']}/appointments", Role.FRONT_DESK)
    assert [one["status"] for one in booked["items"]] == ["booked"]


@pytest.mark.parametrize("address", ["/my/invoices", "/my/record", "/my/medicines"])
def test_what_was_not_given_to_her_is_not_in_the_menu_nor_on_a_page(
    guardian, child, address
):
    act(guardian, child["id"])

    assert address not in guardian.links
    page = guardian.get(address, 404)
    assert "You act for Rafi Ahmed" in page


def test_whom_nobody_gave_her_she_does_not_act_for(house, at_home):
    stranger = house.post(
        "/patients",
        Role.FRONT_DESK,
        {
            "name": "Selim Reza",
            "birth_date": "1980-01-01",
            "contact": {"phone": "01712000010"},
            "address": {"line": "House 2", "city": "Dhaka"},
        },
        201,
    )
    at_home.get("/my/people")
    page = at_home.post(
        "/my/people/act",
        {**at_home.form("/my/people").fields, "patient_id": stranger["id"]},
    )

    assert "You act for" not in page
    assert "Selim" not in page


def test_she_acts_no_more_once_it_has_ended(house, at_home, child, mother):
    one = named(house, child, mother, "appointments")
    act(at_home, child["id"])
    house.ask("POST", f"/guardianships/{one['id']}/end", Role.FRONT_DESK, 200)

    assert "You act for" not in at_home.get("/")


def test_she_names_a_friend_and_ends_it(at_home, friend):
    at_home.get("/my/people")
    page = at_home.send("/my/people", number=friend["number"], scope="billing")
    assert "They may act for you from now on" in page
    assert f"Patient {friend['number']}" in page

    page = at_home.send(next(one for one in at_home.forms if one.endswith("/end")))
    assert "It has ended" in page
    assert "Nobody but yourself" in page


def test_a_child_looks_after_nobody(at_home, child):
    at_home.get("/my/people")
    page = at_home.send("/my/people", 409, number=child["number"], scope="billing")

    assert "Only somebody who is of age" in page


@pytest.mark.parametrize(
    ("number", "scope", "status", "said"),
    [
        ("", "billing", 422, "Please fill this in"),
        ("P-000000", "billing", 422, "number"),
        ("none", "billing", 422, "number"),
    ],
)
def test_nobody_is_named_by_a_number_that_nobody_has(
    at_home, number, scope, status, said
):
    at_home.get("/my/people")
    page = at_home.send("/my/people", status, number=number, scope=scope)

    assert said in page


def test_somebody_who_looks_after_nothing_is_not_named(at_home, friend):
    at_home.get("/my/people")
    page = at_home.send("/my/people", 422, number=friend["number"])

    assert "at least one scope" in page


def test_who_signs_in_next_acts_for_nobody(house, guardian, child):
    act(guardian, child["id"])
    again = Browser(guardian.door)
    again.get("/")
    again.send("/sign-out")

    assert "mediklaud-ward" not in dict(guardian.door.cookies)
