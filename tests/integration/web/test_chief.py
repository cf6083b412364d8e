"""The chief medical officer's doctors in the browser."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.doors import SOMEBODY

AT = "2027-03-10T09:00:00+06:00"
PERSON = {
    "name": "Farhana Sultana",
    "specialties": "Paediatrics, Neonatology",
    "phone": "01911111111",
    "email": "farhana@mail.test",
    "title": "MBBS",
    "institution": "Dhaka Medical College",
    "year": "2012",
    "council": "BMDC",
    "valid_until": "2030-12-31",
}


@pytest.fixture
def chief(signed_in):
    return signed_in(Role.CHIEF_MEDICAL_OFFICER)


def registered(chief, number):
    """The page of a doctor who has applied."""
    chief.get("/doctors/register")
    chief.send("/doctors/register", **PERSON, number=number)
    return chief.at.partition("?")[0]


def test_a_doctor_applies_is_approved_gets_hours_and_works_here(chief):
    here = registered(chief, "A-555")
    assert "waits for your approval" in chief.page.text
    chief.send(f"{here}/standing", step="approve")
    page = chief.send(
        f"{here}/hours",
        weekdays="monday",
        start="09:00",
        end="12:00",
        start_again="15:00",
        end_again="18:00",
        place="Room 7",
    )
    assert "15:00" in page

    assert "Works here" in page
    assert "Room 7" in page
    assert "Farhana Sultana" in chief.get("/doctors?status=active")


def test_what_is_missing_is_marked_and_the_rest_stays(chief):
    chief.get("/doctors/register")
    page = chief.send("/doctors/register", 422, **{**PERSON, "year": "soon"})

    assert page.count('aria-invalid="true"') == 2
    assert "Farhana Sultana" in page


def test_a_doctor_is_suspended_for_a_reason_and_comes_back(chief):
    here = registered(chief, "A-556")
    chief.send(f"{here}/standing", step="approve")
    chief.send(f"{here}/standing", 422, step="suspend")
    page = chief.send(f"{here}/standing", step="suspend", reason="Under inquiry")
    assert "Under inquiry" in page
    page = chief.send(f"{here}/standing", step="reinstate")

    assert "Under inquiry" not in page


def test_a_visit_that_falls_into_an_absence_is_decided(house, chief):
    booking = house.a_booking(AT)
    here = f"/doctors/{booking['doctor_id']}"
    chief.get(here)
    page = chief.send(
        f"{here}/absences",
        since="2027-03-10T00:00",
        until="2027-03-11T00:00",
        away_because="A congress",
    )
    assert "These visits fall into it" in page
    decide = f"/impacted/{booking['id']}"
    assert 'value="Fever"' in chief.send(decide, 422, step="move", reason="Fever")
    page = chief.send(decide, step="move", starts_at="2027-03-12T09:00", reason="")
    assert "It is decided" in page

    page = chief.get(here)
    away = next(one for one in chief.forms if "/absences/" in one)
    assert "A congress" in page
    assert "A congress" not in chief.send(away)


def test_a_wrong_absence_says_nothing_of_a_suspension(chief):
    here = registered(chief, "A-558")
    chief.send(f"{here}/standing", step="approve")
    page = chief.send(f"{here}/absences", 422, away_because="A congress", since="now")

    assert "A congress" in page
    assert chief.form(f"{here}/standing").fields["reason"] == ""


def test_hours_that_make_no_sense_are_refused(chief):
    here = registered(chief, "A-557")
    chief.send(f"{here}/standing", step="approve")
    chief.send(f"{here}/hours", 422, start="09:00", end="12:00")
    chief.send(f"{here}/hours", 422, weekdays="monday", start="early", end="12:00")


def test_others_register_nobody(signed_in):
    for role in (Role.FRONT_DESK, Role.ADMINISTRATOR):
        somebody = signed_in(role)
        somebody.get(f"/doctors/{SOMEBODY}", 403)
