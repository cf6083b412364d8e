"""A doctor's work in the browser: the day, the patient, the visit, the prescription."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role

AT = "2027-03-01T09:00:00+06:00"
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def booking(house):
    return house.a_booking(AT, reason="A cough")


@pytest.fixture
def doctor(house, booking, signed_in):
    return signed_in(Role.DOCTOR)


def test_the_doctors_first_page_is_the_day(doctor):
    page = doctor.get("/")

    assert "Karim Hossain" in page
    assert "A cough" in page
    assert "09:00" in page


def test_the_week_shows_who_comes_on_which_day(doctor):
    page = doctor.get("/my-week?day=2027-03-03")

    assert "Karim Hossain" in page
    assert page.count('<section class="card"') == 7


def test_another_day_is_empty_and_says_what_next(doctor):
    page = doctor.get("/my-day?day=2027-03-02")

    assert "Nobody is booked" in page
    assert "Karim" not in page


def test_a_visit_that_has_not_begun_cannot_be_missed(doctor, booking):
    doctor.get("/my-day")
    form = doctor.form(f"/my-day/{booking['id']}/start")
    page = doctor.post(f"/my-day/{booking['id']}/missed", form.fields, 409)

    assert 'role="alert"' in page
    assert "Karim Hossain" in page


def test_who_is_no_doctor_has_no_day_here(house, signed_in):
    desk = signed_in(Role.FRONT_DESK)

    assert "Your role does not allow this" in desk.get("/my-day", 403)
