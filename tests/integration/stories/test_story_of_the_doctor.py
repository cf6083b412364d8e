"""A doctor's day: who comes, who is in care, what was found and signed (D5, R1)."""

from datetime import date

import pytest

from tests.townsfolk import (
    FINDINGS,
    a_doctor,
    a_patient,
    a_visit,
    a_wish,
    as_doctor,
    free,
    told,
)


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def at_work(town, doctor):
    """The doctor, signed in."""
    return as_doctor(town, doctor)


@pytest.fixture
def patient(town):
    return a_patient(town)


@pytest.fixture
def visit(town, patient, doctor):
    """The patient comes in a few minutes."""
    return a_visit(town, patient, doctor, minutes=1)


def the_day(client, doctor, visit):
    day = date.fromisoformat(visit["starts_at"][:10])
    return client.get(f"/doctors/{doctor['id']}/schedule?date={day}")


def test_the_doctor_sees_who_comes_today(town, doctor, at_work, patient, visit):
    schedule = the_day(at_work, doctor, visit)

    [entry] = schedule["entries"]
    assert schedule["zone"] == town.zone
    assert entry["patient_name"] == patient["name"]
    assert entry["patient_number"] == patient["number"]
    assert entry["appointment"]["id"] == visit["id"]


def test_the_day_of_another_doctor_is_not_shown(town, at_work, visit):
    other = a_doctor(town)

    path = f"/doctors/{other['id']}/schedule?date={visit['starts_at'][:10]}"

    assert at_work.refused("GET", path)["status"] == 404


def test_patients_are_shown_while_they_are_in_care(town, at_work, patient, visit):
    stranger = a_patient(town)

    assert at_work.get(f"/patients/{patient['id']}")["name"] == patient["name"]
    assert at_work.get(f"/patients/{patient['id']}/record")["items"] == []
    for path in ("", "/record"):
        refused = at_work.refused("GET", f"/patients/{stranger['id']}{path}")
        assert refused["status"] == 404
        assert stranger["name"] not in str(refused)


def test_a_cancelled_visit_gives_no_care(town, at_work, patient, visit):
    town.desk.post(f"/appointments/{visit['id']}/cancel", {"reason": "Feels better"})

    refused = at_work.refused("GET", f"/patients/{patient['id']}")

    assert told(refused) == (404, "patient_not_found", "X1")


def test_what_was_found_is_signed_once_and_never_changes(town, at_work, patient, visit):
    one = f"/appointments/{visit['id']}"
    early = at_work.refused("POST", f"{one}/complete", FINDINGS)
    town.desk.post(f"{one}/arrive")
    at_work.post(f"{one}/start")
    signed = at_work.post(f"{one}/complete", FINDINGS)
    again = at_work.refused("POST", f"{one}/complete", {**FINDINGS, "note": "Else."})

    assert told(early) == (404, "consultation_not_found", "X1")
    assert signed["signed"]["note"] == FINDINGS["note"]
    assert signed["signed"]["vitals"] == FINDINGS["vitals"]
    assert (again["status"], again["rule"]) == (409, "R1")
    assert town.desk.get(one)["status"] == "completed"
    record = at_work.get(f"/patients/{patient['id']}/record")["items"]
    assert record == [signed]


def test_a_diagnosis_bears_an_icd_10_code(at_work, visit):
    at_work.post(f"/appointments/{visit['id']}/start")
    unfit = {**FINDINGS, "diagnosis": {"code": "flu", "text": "Influenza"}}

    refused = at_work.refused("POST", f"/appointments/{visit['id']}/complete", unfit)

    assert (refused["status"], refused["rule"]) == (422, "R1")
    assert "Influenza" not in str(refused)


@pytest.mark.parametrize(
    "vitals", [{"pulse": "999"}, {"systolic": "120"}, {"weight": "0"}]
)
def test_what_is_measured_can_be_of_somebody_alive(at_work, visit, vitals):
    at_work.post(f"/appointments/{visit['id']}/start")
    unfit = {**FINDINGS, "vitals": vitals}

    refused = at_work.refused("POST", f"/appointments/{visit['id']}/complete", unfit)

    assert (refused["status"], refused["rule"]) == (422, "R1")


def test_another_doctor_does_not_touch_the_visit(town, visit):
    other = as_doctor(town, a_doctor(town))

    for action, body in (("start", None), ("complete", FINDINGS), ("cancel", None)):
        refused = other.refused("POST", f"/appointments/{visit['id']}/{action}", body)
        assert (refused["status"], refused["rule"]) == (404, "X1"), action


def test_a_doctor_books_the_next_visit_into_the_own_schedule(
    town, doctor, at_work, patient, visit
):
    other = a_doctor(town)
    at = free(at_work, doctor)[0]

    booked = at_work.post("/appointments", a_wish(patient, doctor, at))
    refused = at_work.refused("POST", "/appointments", a_wish(patient, other, at))

    assert booked["status"] == "booked"
    assert refused["status"] == 404


def test_doctors_read_no_invoices(at_work, patient, visit):
    refused = at_work.refused("GET", f"/patients/{patient['id']}/invoices")

    assert told(refused) == (403, "role_lacks_permission", "X1")
