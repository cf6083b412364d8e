"""The privacy officer's work in the browser: who opened what, and what was found."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.people import PASSWORD

AT = "2027-03-01T09:00:00+06:00"
WHY = "Lies unconscious in A"


@pytest.fixture
def officer(house, signed_in):
    return signed_in(Role.PRIVACY_OFFICER)


def broken_glass(house):
    """A doctor opens the record of a patient outside care; whose number it was."""
    patient_id = house.a_patient()
    number = house.get(f"/patients/{patient_id}", Role.FRONT_DESK)["number"]
    house.a_doctor()
    body = {"reason_code": "emergency", "text": WHY}
    house.post(f"/patients/{patient_id}/break-glass", Role.DOCTOR, body, 201)
    return number


def test_where_nothing_waits_the_first_page_says_so(officer):
    assert "waits for a review" in officer.get("/")


def test_an_emergency_access_stands_on_the_first_page(house, officer):
    number = broken_glass(house)

    page = officer.get("/")

    assert WHY in page
    assert number in page
    assert "Karim Hossain" not in page


def test_a_review_takes_a_finding_and_words(house, officer):
    broken_glass(house)
    officer.get("/privacy/reviews")
    address = officer.link("/privacy/reviews/")
    officer.get(address)

    page = officer.send(address, 422, finding="", text="Called the ward.")

    assert 'id="e-finding"' in page
    assert "Called the ward." in page


def test_a_review_is_closed_once_and_stays(house, officer):
    broken_glass(house)
    officer.get("/privacy/reviews")
    address = officer.link("/privacy/reviews/")
    officer.get(address)
    fields = officer.form(address).fields
    page = officer.send(address, finding="justified", text="The ward confirms it.")
    assert "The review is closed" in page
    assert "The ward confirms it." in page

    again = {**fields, "_once": "another", "finding": "justified", "text": "Anew"}
    assert "never changes" in officer.post(address, again, 409)


def test_who_is_no_officer_reviews_nothing(house, signed_in):
    broken_glass(house)
    desk = signed_in(Role.FRONT_DESK)

    assert "Your role does not allow this" in desk.get("/privacy/reviews", 403)


def test_an_access_that_is_not_there_is_not_found(officer):
    nobodys = "/privacy/reviews/01890000-0000-7000-8000-000000000000"

    assert "no such emergency access" in officer.get(nobodys, 404)


def test_the_audit_is_searched_by_a_number_that_gets_into_no_address(house, officer):
    number = broken_glass(house)
    officer.get("/privacy/audit")

    page = officer.send("/privacy/audit", number=number, did="break_glass")

    assert number in page
    assert number not in officer.at
    assert page.count("took emergency access to the record") == 1 + 1  # and the choice


def test_what_one_account_did_is_a_link_away(house, officer):
    broken_glass(house)
    officer.get("/privacy/audit?did=break_glass")

    page = officer.get(officer.link("/privacy/audit?account_id="))

    assert "Only Nasrin Akter" in page or "Only " in page
    assert "signed in" in page


def test_only_what_was_refused_is_asked_for(house, officer, signed_in):
    signed_in(Role.FRONT_DESK).get("/privacy/audit", 403)

    page = officer.get("/privacy/audit?outcome=refused&did=list_audit_entries")

    assert "role lacks permission" in page


def test_long_lists_go_on(officer):
    officer.get("/privacy/audit?limit=1")
    following = officer.link("/privacy/audit?cursor=")

    assert officer.get(following)


def test_a_number_that_nobody_has_is_said_beside_the_field(officer):
    officer.get("/privacy/audit")

    page = officer.send("/privacy/audit", 422, number="P-999999-9")

    assert 'id="e-number"' in page


def test_a_day_that_is_none_is_said_beside_the_field(officer):
    officer.get("/privacy/audit")

    assert 'id="e-first"' in officer.send("/privacy/audit", 422, first="someday")


def test_a_part_of_the_audit_is_taken_as_evidence_after_a_proof(house, officer):
    number = broken_glass(house)
    officer.get("/privacy/evidence")
    house.let_pass(timedelta(minutes=10))
    page = officer.send("/privacy/evidence", 403, number=number)
    assert number in page

    lines = officer.send("/privacy/evidence", _again=PASSWORD).splitlines()

    assert "break_glass" in "".join(lines)
    assert officer.get("/privacy/audit"), "the browser holds the session's new token"


def test_evidence_about_nobody_is_refused_beside_the_field(officer):
    officer.get("/privacy/evidence")

    page = officer.send("/privacy/evidence", 422, number="P-999999-9")
    assert 'id="e-number"' in page
