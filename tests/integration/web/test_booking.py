"""A patient books in the browser: a doctor, a time, and yes."""

from html import unescape

import pytest

from mediklaud.domain.access.actor import Role

DAYS_LATER = "2027-03-03"


@pytest.fixture
def doctor(house):
    return house.a_doctor()


@pytest.fixture
def patient(house, signed_in):
    house.a_patient()
    return signed_in(Role.PATIENT)


def booked(patient, doctor):
    """Click a doctor, a day, a time; say yes."""
    patient.get("/book")
    patient.get(patient.link(f"/book/{doctor}"))
    patient.get(patient.link(f"/book/{doctor}?day={DAYS_LATER}"))
    patient.get(patient.link(f"/book/{doctor}/confirm"))
    return patient.send(f"/book/{doctor}", reason="A cough")


def test_three_clicks_and_a_yes_book_a_visit(patient, doctor):
    page = booked(patient, doctor)

    assert patient.at == "/appointments?done=booked"
    assert "Your visit is booked" in page
    assert "Wed 3 Mar" in page
    assert "Nasrin Akter" in page


def test_a_form_that_is_sent_twice_books_once(patient, doctor):
    patient.get(f"/book/{doctor}?day={DAYS_LATER}")
    patient.get(patient.link(f"/book/{doctor}/confirm"))
    form = patient.form(f"/book/{doctor}")
    patient.post(form.action, form.fields)
    page = patient.post(form.action, form.fields)

    assert page.count('<li class="card visit">') == 1


def test_a_time_that_is_gone_is_refused_with_times_that_are_free(
    house, patient, doctor, signed_in
):
    patient.get(f"/book/{doctor}?day={DAYS_LATER}")
    patient.get(patient.link(f"/book/{doctor}/confirm"))
    form = patient.form(f"/book/{doctor}")
    house.a_patient("Somebody Faster")
    faster = signed_in(Role.PATIENT)
    booked(faster, doctor)

    page = patient.post(form.action, form.fields, 409)

    assert 'role="alert"' in page
    assert "Somebody Faster" not in page
    free = [one for one in patient.links if "/confirm?at=" in one]
    assert len(free) == 3
    patient.get(unescape(free[0]))
    assert "is booked" in patient.send(f"/book/{doctor}")


def test_a_visit_is_cancelled_after_asking_once_more(patient, doctor):
    booked(patient, doctor)
    patient.get(next(one for one in patient.links if one.endswith("/cancel")))
    page = patient.send(patient.at, reason="I am well again")

    assert "Your visit is cancelled" in page
    assert "Cancelled" in page


def test_another_patients_visit_is_not_there(house, patient, doctor, signed_in):
    booked(patient, doctor)
    visit = patient.link("/appointments/")
    house.a_patient("Somebody Else")
    other = signed_in(Role.PATIENT)

    page = other.get(visit, 404)

    assert "Nasrin" not in page
