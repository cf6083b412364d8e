"""A patient moves a visit, reads what was prescribed, and sees who read the record."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.doors import SOMEBODY
from tests.integration.http.people import PASSWORD

AT = "2027-03-08T09:00:00+06:00"


@pytest.fixture(scope="module")
def booking(house):
    return house.a_booking(AT)


@pytest.fixture
def patient(house, booking, signed_in):
    return signed_in(Role.PATIENT)


def test_a_visit_is_moved_to_a_free_time(patient, booking):
    patient.get("/appointments")
    here = f"/appointments/{booking['id']}/move"
    assert here in patient.links
    patient.get(patient.link(here))
    page = patient.send(here, at="2027-03-09T10:00:00+06:00")

    assert "Your visit is moved" in page
    assert "10:00" in page


@pytest.mark.parametrize(
    ("at", "status"),
    [("2027-03-09T03:00:00+06:00", 409), ("", 422), ("soon", 422)],
)
def test_a_time_that_is_not_free_is_refused(patient, booking, at, status):
    here = f"/appointments/{booking['id']}/move"
    patient.get(here)
    page = patient.send(here, status, at=at)

    assert "Move this visit" in page


def test_nobody_moves_a_visit_of_somebody_else(patient):
    patient.get(f"/appointments/{SOMEBODY}/move", 404)


def test_what_was_prescribed_is_listed(house, patient, booking):
    body = {
        "patient_id": booking["patient_id"],
        "medicine": {"name": "amoxicillin", "form": "tablet", "strength": "500 mg"},
        "dose": "1",
        "times_a_day": 1,
        "duration_days": 6,
        "route": "oral",
    }
    house.post("/prescriptions", Role.DOCTOR, body, 201)

    assert "amoxicillin 500 mg" in patient.get("/my/medicines")


def test_whoever_opened_the_record_is_named(house, patient, booking):
    house.get(f"/patients/{booking['patient_id']}", Role.FRONT_DESK)

    assert "read the file" in patient.get("/my/record")


def test_the_record_is_taken_home(patient):
    patient.get("/my/record")
    for step, kind in (("html", "text/html"), ("json", "application/json")):
        patient.get("/my/record")
        patient.send("/my/record", step=step)
        assert kind in patient.page.headers["content-type"]
        assert "attachment" in patient.page.headers["content-disposition"]


def test_the_record_takes_a_fresh_proof(house, patient):
    patient.get("/my/record")
    page = patient.send("/my/record", 409, step="html", _again="wrong")
    assert "Your password again" in page

    patient.send("/my/record", step="html", _again=PASSWORD)
    assert "attachment" in patient.page.headers["content-disposition"]


def test_a_statement_is_read_and_printed(patient):
    assert "Owed at the end" in patient.get("/my/statement")
    assert patient.door.get("/my/statement.pdf").content.startswith(b"%PDF")
