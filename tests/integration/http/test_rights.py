"""Patients' rights over HTTP: the record to take home, guardians, amendments (X7)."""

from datetime import timedelta

import pytest

from tests.integration.http.doors import a_patient_body
from tests.integration.http.houses import DESK, DOCTOR, PATIENT, PRIVACY, House

NOW = "2027-03-01T09:00:00+06:00"
REPORT = {
    "recipient": "Directorate of Health",
    "address": "Mohakhali, Dhaka",
    "what": "Name and diagnosis",
    "purpose": "Notifiable disease",
    "disclosed_at": "2027-02-27T10:00:00+06:00",
}


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


@pytest.fixture
def seen(house):
    """The patient and the doctor of a consultation that was signed."""
    booked = house.a_booking(NOW)
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/arrive", DESK)
    house.post(f"{here}/start", DOCTOR, status=201)
    diagnosis = {"code": "J06.9", "text": "Common cold"}
    findings = {"note": "Rest", "diagnosis": diagnosis}
    return house.post(f"{here}/complete", DOCTOR, findings)


def test_a_patient_takes_the_whole_record_home_as_json(house, seen):
    answer = house.ask("GET", f"/patients/{seen['patient_id']}/export", PATIENT, 200)

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    number = answer.json()["patient"]["number"]
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="record-{number}.json"'
    )
    [consultation] = answer.json()["consultations"]
    assert consultation["signed"] == seen["signed"]


def test_and_as_a_page_to_read(house, seen):
    here = f"/patients/{seen['patient_id']}/export"

    answer = house.ask("GET", here, PATIENT, 200, params={"format": "html"})

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].endswith('.html"')
    assert answer.text.startswith("<!doctype html>")
    assert "Common cold" in answer.text


def test_both_are_described(house):
    described = house.door.get("/api/schema").json()["paths"]

    operation = described["/api/v1/patients/{patient_id}/export"]["get"]
    kinds = operation["responses"]["200"]["content"]
    assert set(kinds) == {"application/json", "text/html"}


def test_an_unknown_format_is_refused(house, seen):
    here = f"/patients/{seen['patient_id']}/export"

    house.get(here, PATIENT, 400, format="PLANTED")


def test_it_takes_a_proof_that_is_minutes_old(house, seen):
    house.clock.pass_by(timedelta(minutes=6))

    refused = house.get(f"/patients/{seen['patient_id']}/export", PATIENT, 403)

    assert (refused["code"], refused["rule"]) == ("proof_needed", "X2")


@pytest.mark.parametrize("role", [DESK, DOCTOR, PRIVACY])
def test_staff_do_not_take_it(house, seen, role):
    house.get(f"/patients/{seen['patient_id']}/export", role, 403)


def test_a_guardian_is_named_listed_and_ended(house):
    child = house.post("/patients", DESK, a_patient_body(birth_date="2015-06-01"), 201)
    mother = house.a_patient("Salma Begum")
    number = house.get(f"/patients/{mother}", DESK)["number"]
    body = {
        "guardian_number": number,
        "scopes": ["appointments", "clinical"],
        "basis": "parent",
    }
    here = f"/patients/{child['id']}/guardianships"

    named = house.post(here, DESK, body, 201)

    assert (named["guardian_id"], named["until"]) == (mother, "2033-06-01")
    assert named["guardian_number"] == number
    me = house.get("/me", PATIENT)
    (ward,) = me["wards"]
    assert (ward["patient_id"], ward["scopes"]) == (child["id"], body["scopes"])
    assert (ward["number"], ward["name"]) == (child["number"], child["name"])
    assert house.get(f"/patients/{child['id']}", PATIENT)["number"] == child["number"]
    house.get(f"/patients/{child['id']}/account", PATIENT, 404)
    assert house.get(here, DESK)["items"] == [named]
    ended = house.post(f"/guardianships/{named['id']}/end", PATIENT)
    assert ended["ended_at"]
    assert house.get("/me", PATIENT)["wards"] == []
    house.get(f"/patients/{child['id']}", PATIENT, 404)


def test_an_amendment_is_asked_for_answered_and_disagreed_with(house, seen):
    here = f"/patients/{seen['patient_id']}/amendments"
    body = {"text": "It was hay fever.", "consultation_id": seen["id"]}
    asked = house.post(here, PATIENT, body, 201)
    one = f"/amendments/{asked['id']}"

    assert house.get("/amendments", DOCTOR)["items"] == [asked]
    more_time = house.post(f"{one}/extension", PRIVACY, {"reason": "On leave."})
    stale = {"If-Match": f'"{asked["version"]}"'}
    answer = {"accepted": False, "text": "The finding stands."}
    house.post(f"{one}/decision", DOCTOR, answer, 412, **stale)
    fresh = {"If-Match": f'"{more_time["version"]}"'}
    denied = house.post(f"{one}/decision", DOCTOR, answer, **fresh)
    said = {"statement": "The specialist says so."}
    disputed = house.post(f"{one}/disagreement", PATIENT, said)

    assert denied["status"] == disputed["status"] == "denied"
    assert house.get(here, PATIENT)["items"] == [disputed]
    [entry] = house.get(f"/patients/{seen['patient_id']}/record", DOCTOR)["items"]
    assert entry["signed"] == seen["signed"]
    [beside] = entry["amended"]
    assert (beside["denial"], beside["disagreement"]) == (
        "The finding stands.",
        "The specialist says so.",
    )


def test_disclosures_are_written_down_and_accounted_for(house):
    patient = house.a_patient()
    here = f"/patients/{patient}/disclosures"

    told = house.post(here, PRIVACY, REPORT, 201)
    until = "2027-06-01T00:00:00+06:00"
    hidden = house.post(here, PRIVACY, {**REPORT, "hidden_until": until}, 201)

    assert house.get(here, PATIENT)["items"] == [told]
    assert house.get(here, PRIVACY)["items"] == [hidden, told]
    assert told["purpose"] == "Notifiable disease"
    house.post(here, DESK, REPORT, 403)
    later = {**REPORT, "disclosed_at": "2027-03-02T00:00:00+06:00"}
    assert house.post(here, PRIVACY, later, 422)["code"] == "not_disclosed_yet"
