"""Who read what, who was refused, and what is kept out of the logs (X4, X8)."""

from pathlib import Path

import pytest

from tests.patience import eventually
from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_seen_patient,
    as_doctor,
    as_patient,
    told,
)


@pytest.fixture
def patient(town):
    return a_patient(town)


def about(town, patient):
    """The audit's entries about the patient, the newest first."""
    return town.privacy.get(f"/audit/entries?patient_id={patient['id']}")["items"]


def test_every_reading_and_doing_leaves_who_did_it(town, patient):
    doctor = a_doctor(town)
    at_work = as_doctor(town, doctor)
    a_seen_patient(town, doctor, patient, at_work)
    at_work.get(f"/patients/{patient['id']}/record")

    entries = about(town, patient)

    assert [entry["action"] for entry in entries] == [
        "read_record",
        "complete_consultation",
        "start_consultation",
        "book_appointment",
        "enrol_patient",
    ]
    desk, dr = town.desk.get("/me")["id"], at_work.get("/me")["id"]
    assert [entry["account_id"] for entry in entries] == [dr, dr, dr, desk, desk]
    assert {entry["outcome"] for entry in entries} == {"done"}
    for finding in ("Palpitations", "I49.9", "Cardiac arrhythmia"):
        assert finding not in str(entries)


def test_what_was_refused_is_there_too_with_the_requests_number(town, patient):
    stranger = as_patient(town, a_patient(town))

    refused = stranger.refused("GET", f"/patients/{patient['id']}")

    entry = about(town, patient)[0]
    assert (entry["outcome"], entry["refusal"]) == ("refused", refused["code"])
    assert entry["request_id"] == refused["request_id"]
    assert entry["account_id"] == stranger.get("/me")["id"]


def test_a_wrong_password_is_noted_and_never_the_password(town):
    guess = {"login": "desk", "password": "wrong guess of a password"}
    refused = town.anybody.refused("POST", "/sessions", guess)

    [entry] = town.privacy.get("/audit/entries?action=sign_in&limit=1")["items"]

    assert entry["request_id"] == refused["request_id"]
    assert (entry["outcome"], entry["refusal"]) == ("refused", refused["code"])
    assert guess["password"] not in str(entry)


def test_the_audit_is_the_privacy_officers(town):
    for client in (town.admin, town.chief, town.desk, town.cashier):
        refused = client.refused("GET", "/audit/entries")
        assert told(refused) == (403, "role_lacks_permission", "X1")


def test_the_hospital_seals_its_audit_by_itself_and_it_can_be_believed(town):
    anchor = Path(town.environment["MEDIKLAUD_FILES"]) / "audit-anchor.jsonl"
    eventually(lambda: anchor.exists() and anchor.read_text())

    found = town.privacy.get("/audit/verification")

    assert (found["verdict"], found["fault"]) == ("intact", None)
    assert found["seals"] >= found["anchored"] >= 1
    assert found["entries"] > found["unsealed"]


def test_the_servers_log_names_no_patient(town, patient):
    town.desk.get(f"/patients?q={patient['name'].split()[1]}")
    town.desk.get(f"/patients/{patient['id']}")
    town.desk.refused("POST", "/patients", {**patient, "likely": True})
    ours = town.anybody.ask("GET", "/patients/nobody").json()["request_id"]

    written = the_log_with(town, ours)

    secrets = (patient["name"].split()[1], patient["number"], patient["id"])
    for secret in (*secrets, *patient["contact"].values()):
        assert secret not in written


def the_log_with(town, request_id):
    """What the server has written, once that request stands in it."""
    log = Path(town.environment["MEDIKLAUD_FILES"]) / "server.log"
    return eventually(lambda: request_id in log.read_text() and log.read_text())
