import pytest

from tests.integration.http.doors import a_patient_body
from tests.integration.http.houses import (
    BILLING,
    CMO,
    DESK,
    DOCTOR,
    PATIENT,
    PRIVACY,
    House,
    a_doctor_body,
)


@pytest.fixture(scope="module")
def house():
    made = House()
    with made.door:
        yield made


def test_a_doctor_is_registered_with_a_number_and_a_phone_as_the_world_writes_it(house):
    answer = house.ask("POST", "/doctors", CMO, 201, json=a_doctor_body("R-1"))

    doctor = answer.json()
    assert doctor["status"] == "applied"
    assert doctor["number"].startswith("D-")
    assert doctor["contact"]["phone"] == "+8801812345678"
    assert answer.headers["etag"] == f'"{doctor["version"]}"'


def test_a_doctors_standing_changes_step_by_step(house):
    doctor = house.post("/doctors", CMO, a_doctor_body("S-1"), 201)
    here = f"/doctors/{doctor['id']}"

    assert house.post(f"{here}/approve", CMO)["status"] == "approved"
    suspended = house.post(f"{here}/suspend", CMO, {"reason": "Complaint"})
    assert suspended["suspension"]["reason"] == "Complaint"
    assert house.post(f"{here}/reinstate", CMO)["status"] == "approved"
    assert house.post(f"{here}/leave", CMO)["status"] == "left"
    refused = house.post(f"{here}/approve", CMO, status=409)
    assert refused["rule"] == "D1"
    assert refused["facts"]["status"] == "left"


def test_a_file_is_changed_by_who_has_read_it_last(house):
    doctor = house.post("/doctors", CMO, a_doctor_body("U-1"), 201)
    here = f"/doctors/{doctor['id']}"
    read = house.ask("GET", f"{here}/file", CMO, 200)
    match = {"If-Match": read.headers["etag"]}
    changes = {"specialties": ["Neurology"], "gender": "female"}

    changed = house.ask("PATCH", here, CMO, 200, json=changes, headers=match)

    assert changed.json()["specialties"] == ["Neurology"]
    assert changed.json()["licence"] == doctor["licence"]
    assert changed.headers["etag"] != read.headers["etag"]
    house.ask("PATCH", here, CMO, 412, json=changes, headers=match)


def test_the_directory_shows_no_contact_and_no_licence(house):
    doctor_id = house.a_doctor()
    house.a_patient()

    card = house.get(f"/doctors/{doctor_id}", PATIENT)

    assert card["active"] is True
    assert not {"contact", "licence", "suspension"} & set(card)
    found = house.get("/doctors", PATIENT, specialty="cardiology", q="nasrin")
    assert card in found["items"]
    house.get(f"/doctors/{doctor_id}/file", PATIENT, 403)
    assert house.get(f"/doctors/{doctor_id}/file", DOCTOR)["licence"]


def test_a_patient_is_enrolled_found_and_kept_up_to_date(house):
    body = a_patient_body(name="Shirin Sultana", birth_date="1975-05-06")
    enrolled = house.ask("POST", "/patients", DESK, 201, json=body)
    patient = enrolled.json()
    here = f"/patients/{patient['id']}"

    assert patient["birth_date_estimated"] is False
    assert {"channel": "email", "purpose": "account"} in patient["consents"]
    (card,) = house.get("/patients", DESK, q="sultana")["items"]
    assert card["number"] == patient["number"]
    changed = house.ask(
        "PATCH",
        here,
        DESK,
        200,
        json={"contact": {"phone": "01900000000"}, "national_id": "1 23"},
        headers={"If-Match": enrolled.headers["etag"]},
    )
    email = patient["contact"]["email"]
    assert changed.json()["contact"] == {"phone": "+8801900000000", "email": email}
    assert changed.json()["national_id"]
    assert house.get(here, DESK) == changed.json()


def test_a_patient_is_identified_by_the_number_on_a_letter(house):
    made = house.post("/patients", DESK, a_patient_body(name="Sufia Kamal"), 201)

    found = house.get("/patients/identified", CMO, number=made["number"])

    assert found == {"patient_id": made["id"]}


def test_one_way_to_be_reached_is_taken_away_by_saying_null(house):
    made = house.post("/patients", DESK, a_patient_body(name="Rokeya Begum"), 201)
    body, match = {"contact": {"email": None}}, {"If-Match": '"1"'}

    here = f"/patients/{made['id']}"
    changed = house.ask("PATCH", here, DESK, 200, json=body, headers=match)

    phone = made["contact"]["phone"]
    assert changed.json()["contact"] == {"phone": phone, "email": None}


def test_a_doctors_new_phone_leaves_the_mail_address(house):
    made = house.post("/doctors", CMO, a_doctor_body("N-1"), 201)
    body, match = {"contact": {"phone": "01900000000"}}, {"If-Match": '"1"'}

    here = f"/doctors/{made['id']}"
    changed = house.ask("PATCH", here, CMO, 200, json=body, headers=match)

    email = made["contact"]["email"]
    assert changed.json()["contact"] == {"phone": "+8801900000000", "email": email}


def test_a_likely_duplicate_is_named_and_a_strong_one_needs_a_reason(house):
    body = a_patient_body(name="Twin Twin", birth_date="1990-01-01")
    first = house.post("/patients", DESK, body, 201)

    refused = house.post("/patients", DESK, body, 409)
    again = house.post("/patients", DESK, {**body, "duplicate_reason": "A twin"}, 201)

    assert refused["rule"] == "P2"
    assert first["id"] in str(refused["facts"])
    assert again["id"] != first["id"]


def test_patients_see_themselves_and_nobody_else(house):
    other = house.a_patient("Other Person")
    mine = house.a_patient("Myself")

    assert house.get(f"/patients/{mine}", PATIENT)["id"] == mine
    house.get(f"/patients/{other}", PATIENT, 404)
    house.get("/patients", PATIENT, 403, q="other")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"birth_date": "2040-01-01"}, "impossible_birth_date"),
        ({"contact": {}}, "no_contact"),
        ({"contact": {"phone": "12"}}, "malformed_phone"),
        ({"name": " "}, "malformed_text"),
        ({"address": {"line": "a\tb\x07", "city": "Dhaka"}}, "malformed_text"),
    ],
)
def test_a_value_that_breaks_a_rule_is_told_by_its_code(house, changes, code):
    problem = house.post("/patients", DESK, a_patient_body(**changes), 422)

    assert problem["code"] == code
    assert problem["rule"] == "P1" or code == "malformed_text"


def test_two_files_become_one_by_two_people_and_two_again(house):
    survivor, duplicate = (house.a_patient("Momena Begum") for _ in range(2))
    body = {"duplicate_id": duplicate, "reason": "The same papers"}
    merge = house.post(f"/patients/{survivor}/merge", DESK, body, 201)
    here = f"/patients/merges/{merge['id']}"
    decision = {"granted": True, "reason": "Both were here"}

    refused = house.post(f"{here}/decide", DESK, decision, 403)
    (case,) = house.get("/patients/merges", PRIVACY, status="asked")["items"]
    done = house.post(f"{here}/decide", PRIVACY, decision)

    assert (refused["code"], refused["rule"]) == ("own_merge", "P3")
    assert case["surviving"]["name"] == case["duplicate"]["name"] == "Momena Begum"
    assert done["status"] == "done"
    assert house.get(f"/patients/{duplicate}", DESK)["merged_into"] == survivor
    (card,) = house.get("/patients", DESK, q="momena")["items"]
    assert card["id"] == survivor
    undone = house.post(f"{here}/undo", PRIVACY, {"reason": "Two sisters"})
    assert undone["undone"]["reason"] == "Two sisters"
    assert len(house.get("/patients", DESK, q="momena")["items"]) == 2


def test_billing_sees_where_to_write_to_and_no_national_id(house):
    patient = house.post(
        "/patients", DESK, a_patient_body(name="Salma Akter", national_id="BX-9"), 201
    )

    seen = house.get(f"/patients/{patient['id']}", BILLING)

    assert seen["address"] == patient["address"]
    assert (seen["national_id"], seen["gender"]) == (None, None)
