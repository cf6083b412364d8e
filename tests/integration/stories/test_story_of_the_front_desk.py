"""A morning at the front desk: patients enrolled, found, booked by phone."""

import pytest

from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_patients_file,
    a_visit,
    a_wish,
    always,
    free,
    told,
)


@pytest.fixture
def doctor(town):
    return a_doctor(town)


@pytest.fixture
def patient(town):
    return a_patient(town)


def test_a_patient_gets_a_number_and_messages_by_e_mail(town):
    file = a_patients_file()

    enrolled = town.desk.post("/patients", file)

    assert enrolled["number"].startswith("P-")
    assert enrolled["contact"]["phone"] == f"+88{file['contact']['phone']}"
    assert {consent["channel"] for consent in enrolled["consents"]} == {"email"}
    assert enrolled["likely_duplicates"] == []


def test_a_patient_is_found_by_name_number_and_phone(town, patient):
    word = patient["name"].split()[1]
    national = patient["contact"]["phone"].removeprefix("+88")

    for asked in (word[:8].upper(), patient["number"], national):
        found = town.desk.get(f"/patients?q={asked}")["items"]
        assert [card["id"] for card in found] == [patient["id"]], asked


def test_who_seems_to_be_enrolled_already_needs_a_reason(town, patient):
    again = a_patients_file(name=patient["name"])

    refused = town.desk.refused("POST", "/patients", again)
    reason = {"duplicate_reason": "Her cousin"}
    cousin = town.desk.post("/patients", {**again, **reason})

    assert told(refused) == (409, "likely_duplicate", "P2")
    assert refused["facts"] == {
        "candidates": [patient["id"]],
        "numbers": [patient["number"]],
    }
    assert "duplicate_reason" in refused["title"]
    assert patient["name"] not in str(refused)
    assert cousin["number"] != patient["number"]


def test_a_similar_name_with_the_same_phone_is_told_and_not_asked(town, patient):
    similar = {"name": f"{patient['name']}a", "birth_date": "1999-09-09"}
    file = a_patients_file(contact=patient["contact"], **similar)

    assert town.desk.post("/patients", file)["likely_duplicates"] == [patient["id"]]


def test_a_patient_nobody_can_reach_is_not_enrolled(town):
    refused = town.desk.refused("POST", "/patients", a_patients_file(contact={}))

    assert told(refused) == (422, "no_contact", "P1")


def test_a_visit_booked_by_phone_is_read_back(town, patient, doctor):
    at = free(town.desk, doctor)[0]

    booked = town.desk.post(
        "/appointments", a_wish(patient, doctor, at, channel="phone")
    )

    assert booked["starts_at"] == at
    assert booked["channel"] == "phone"
    for said in (at[11:16], town.zone, doctor["name"], doctor["number"], "Room "):
        assert said in booked["read_back"]


def test_a_taken_time_is_refused_with_free_ones_that_can_be_had(town, patient, doctor):
    taken = a_visit(town, patient, doctor)
    wish = a_wish(a_patient(town), doctor, taken["starts_at"])

    refused = town.desk.refused("POST", "/appointments", wish)

    assert told(refused) == (409, "slot_taken", "S5")
    assert refused["facts"]["whose"] == "doctor"
    assert patient["id"] not in str(refused)
    nearest = [period["start"] for period in refused["facts"]["nearest"]]
    assert len(nearest) == 3
    booked = town.desk.post("/appointments", {**wish, "starts_at": nearest[0]})
    assert booked["status"] == "booked"


def test_a_patient_is_not_in_two_places(town, patient, doctor):
    visit = a_visit(town, patient, doctor)
    elsewhere = a_wish(patient, a_doctor(town), visit["starts_at"])

    refused = town.desk.refused("POST", "/appointments", elsewhere)

    assert told(refused) == (409, "slot_taken", "S5")
    assert refused["facts"]["whose"] == "patient"


def test_a_room_takes_one_visit_at_a_time(town, patient):
    same_room = always()
    one, other = (a_doctor(town, hours=same_room) for _ in range(2))
    visit = a_visit(town, patient, one)
    wish = a_wish(a_patient(town), other, visit["starts_at"])

    refused = town.desk.refused("POST", "/appointments", wish)

    assert told(refused) == (409, "slot_taken", "S5")
    assert refused["facts"]["whose"] == "room"
    assert visit["starts_at"] not in free(town.desk, other)


def test_what_is_sent_again_with_its_key_is_done_once(town, patient, doctor):
    at, other = free(town.desk, doctor)[:2]
    wish = a_wish(patient, doctor, at)
    key = {"Idempotency_Key": f"call-{patient['id']}"}

    first = town.desk.ask("POST", "/appointments", wish, **key)
    again = town.desk.ask("POST", "/appointments", wish, **key)
    another = town.desk.ask(
        "POST", "/appointments", {**wish, "starts_at": other}, **key
    )

    assert (again.status_code, again.json()) == (201, first.json())
    assert told(another.json()) == (409, "idempotency_key_reused", "S8")
    booked = town.desk.get(f"/patients/{patient['id']}/appointments")["items"]
    assert [visit["id"] for visit in booked] == [first.json()["id"]]


def test_a_file_is_changed_by_who_has_read_it(town, patient):
    path = f"/patients/{patient['id']}"
    etag = town.desk.ask("GET", path).headers["ETag"]
    phone = {"contact": {"phone": "01899999999"}}

    blind = town.desk.ask("PATCH", path, phone)
    changed = town.desk.ask("PATCH", path, phone, If_Match=etag)
    stale = town.desk.ask("PATCH", path, {"name": "Rahima Begum"}, If_Match=etag)

    assert blind.status_code == 428
    assert changed.json()["contact"]["phone"] == "+8801899999999"
    assert stale.status_code == 412
    assert town.desk.get(path)["name"] == patient["name"]


def test_who_comes_is_noted_and_who_does_not_come_only_afterwards(
    town, patient, doctor
):
    visit = a_visit(town, patient, doctor, minutes=1)
    early = town.desk.refused("POST", f"/appointments/{visit['id']}/no-show")

    arrived = town.desk.post(f"/appointments/{visit['id']}/arrive")
    another_day = a_visit(town, patient, doctor, days=3)
    too_early = town.desk.refused("POST", f"/appointments/{another_day['id']}/arrive")

    assert told(too_early) == (409, "not_the_day", "S9")
    assert told(early) == (409, "not_yet_missed", "S9")
    assert arrived["status"] == "arrived"


def test_the_front_desk_reads_no_records_invoices_nor_the_audit(town, patient):
    one = f"/patients/{patient['id']}"

    for path in (f"{one}/record", f"{one}/invoices", "/audit/entries"):
        refused = town.desk.refused("GET", path)
        assert told(refused) == (403, "role_lacks_permission", "X1"), path
