"""Somebody is brought in whom the doctor on duty has never met (X3, X7)."""

import pytest

from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_seen_patient,
    a_word,
    as_doctor,
    as_patient,
    later,
    told,
)

WHY = {"reason_code": "emergency", "text": "Brought in unconscious, no relatives."}
NOTE = "Known arrhythmia; no sedation."


@pytest.fixture
def patient(town):
    """Somebody with a record, made by the doctor in care."""
    patient, doctor = a_patient(town), a_doctor(town)
    a_seen_patient(town, doctor, patient, as_doctor(town, doctor))
    return patient


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def on_duty(town, doctor):
    """A doctor outside care, signed in."""
    return as_doctor(town, doctor)


@pytest.fixture
def officer(town):
    """A privacy officer who can be written to."""
    login = f"{a_word()}@privacy.test"
    return login, town.member(login, "privacy_officer")


def proven_again(town, client):
    """The same person, by a fresh code of the telephone."""
    telephone = town.telephones[client.get("/me")["login"]]
    proof = client.post("/sessions/current/proof", {"code": telephone.code()})
    client.token = proof["token"]


def review_of(client, glass):
    items = client.get("/audit/break-glass-reviews?limit=200")["items"]
    return next(item for item in items if item["id"] == glass["id"])


def test_a_doctor_breaks_the_glass_and_answers_for_it(
    town, patient, doctor, on_duty, officer
):
    login, watching = officer
    one = f"/patients/{patient['id']}"
    number = {"patient_number": patient["number"]}

    # Outside care, whoever it is looks like nobody.
    for path in (one, f"{one}/record", f"{one}/appointments"):
        assert told(on_duty.refused("GET", path)) == (404, "patient_not_found", "X1")
    assert on_duty.refused("POST", f"{one}/notes", {"text": NOTE})["status"] == 404
    short = on_duty.refused("POST", "/break-glass", {**number, **WHY, "text": "Now!"})
    assert told(short) == (422, "reason_too_short", "X3")

    # With a fresh code and a reason, for an hour, the record is open.
    proven_again(town, on_duty)
    glass = on_duty.post("/break-glass", {**number, **WHY})
    assert glass["patient_id"] == patient["id"]
    [seen] = on_duty.get(f"{one}/record")["items"]
    assert seen["signed"]["diagnosis"]["code"] == "I49.9"
    assert on_duty.get(one)["name"] == patient["name"]
    note = on_duty.post(f"{one}/notes", {"text": NOTE})
    assert (note["author"], note["purpose"]) == (doctor["id"], "break_glass")
    added = {"text": "Seen again in the emergency room."}
    on_duty.post(f"/consultations/{seen['id']}/addenda", added)

    # The privacy officer has a mail that says nothing of the patient, and a review.
    [mail] = town.mailbox.wait_for(login, 1)
    text = mail.get_body(("plain",)).get_content()
    for secret in (patient["number"], patient["name"], WHY["text"], doctor["name"]):
        assert secret not in mail.as_string()
    assert "sign-in" in text
    item = review_of(watching, glass)
    assert (item["text"], item["review"]) == (WHY["text"], None)
    assert not item["overdue"]

    # The doctor does not close it; the officer does, once.
    found = {"break_glass_id": glass["id"], "finding": "justified", "text": "Was so."}
    refused = on_duty.refused("POST", "/audit/break-glass-reviews", found)
    assert told(refused) == (403, "role_lacks_permission", "X1")
    watching.post("/audit/break-glass-reviews", found)
    again = watching.refused("POST", "/audit/break-glass-reviews", found)
    assert told(again) == (409, "already_reviewed", "X3")
    assert review_of(watching, glass)["review"]["finding"] == "justified"

    # It ends when the doctor says so.
    on_duty.post(f"/break-glass/{glass['id']}/end")
    assert on_duty.refused("GET", f"{one}/record")["status"] == 404

    # The patient reads the note, and who was there and why.
    oneself = as_patient(town, patient)
    newest, *_ = oneself.get(f"{one}/record")["items"]
    assert (newest["kind"], newest["text"]) == ("note", NOTE)
    accesses = oneself.get(f"{one}/accesses")["items"]
    under_it = [
        access["action"]
        for access in reversed(accesses)
        if access["purpose"] == "break_glass" and access["roles"] == ["doctor"]
    ]
    assert under_it == [
        "break_glass",
        "read_record",
        "read_patient",
        "write_note",
        "add_addendum",
        "end_break_glass",
    ]
    taken = next(access for access in accesses if access["action"] == "break_glass")
    assert taken["name"] == on_duty.get("/me")["name"]
    assert taken["what"] == "took emergency access to the record"
    stranger = as_patient(town, a_patient(town))
    assert stranger.refused("GET", f"{one}/accesses")["status"] == 404


def test_the_officer_finds_what_strikes_and_whom_an_account_read(
    town, patient, on_duty
):
    one = f"/patients/{patient['id']}"
    on_duty.post(f"{one}/break-glass", WHY)
    on_duty.get(f"{one}/record")
    account = on_duty.get("/me")["id"]
    time = f"from={later(hours=-1)}&to={later(hours=1)}"

    report = town.privacy.get(f"/audit/reports/break_glass?{time}")
    read = town.privacy.get(f"/audit/patients-read?account_id={account}&{time}")

    line = next(line for line in report["lines"] if line["account_id"] == account)
    assert (line["times"], line["patients"]) == (1, 1)
    entry = town.privacy.get(f"/audit/entries?account_id={account}&action=break_glass")
    assert line["entries"] == [one["id"] for one in entry["items"]]
    assert [one["patient_id"] for one in read["items"]] == [patient["id"]]
    assert patient["name"] not in str(report) + str(read)
    refused = town.chief.refused("GET", f"/audit/reports/break_glass?{time}")
    assert told(refused) == (403, "role_lacks_permission", "X1")
