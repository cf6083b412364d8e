"""Prescriptions over HTTP, on every storage: written, answered, let through, read."""

import pytest
from attrs import define

from tests.integration.http.houses import CMO, DOCTOR, PATIENT, House

SENIOR = CMO
TEN = "2027-03-01T10:30:00+06:00"


@define
class Practice(House):
    """A house with a patient in a doctor's care."""

    patient: str = ""


def a_practice(storage=None):
    house = Practice(storage)
    house.patient = house.a_booking(TEN)["patient_id"]
    return house


@pytest.fixture
def house(storage):
    """A doctor who has a patient in care, and a senior doctor."""
    return a_practice(storage)


@pytest.fixture(scope="module")
def another_house():
    """The same in memory, for what is kept nowhere."""
    return a_practice()


def a_body(house, name="amoxicillin", strength="500 mg", **changes):
    body = {
        "patient_id": house.patient,
        "medicine": {"name": name, "form": "tablet", "strength": strength},
        "dose": "1",
        "times_a_day": 1,
        "duration_days": 7,
        "route": "oral",
        **changes,
    }
    return {key: value for key, value in body.items() if value is not None}


def prescribe(house, *medicine, status=201, role=DOCTOR, **changes):
    return house.post(
        "/prescriptions", role, a_body(house, *medicine, **changes), status
    )


def answers(problem, reason="monitoring_ordered"):
    return [
        {"rule_id": one["rule_id"], "reason": reason, "text": "INR twice a week."}
        for one in problem["facts"]["findings"]
    ]


@pytest.mark.parametrize("dose", ["0.5", 0.5, 1])
def test_a_dose_is_told_as_a_number_or_as_text(dose):
    house = a_practice()
    written = prescribe(house, dose=dose, times_a_day=3)

    assert float(written["dosage"]["dose"]) == float(dose)
    assert written["quantity"] in {11, 21}
    assert written["dosage"]["unit"] == "tablet"


def test_what_is_prescribed_is_read_by_doctor_and_patient(house):
    written = prescribe(house, instructions="After meals.")
    check = written.pop("check")

    assert written["status"] == "open"
    assert check["status"] == "not_checked"
    assert check["knowledge_base"][0]["version"]
    for role in (DOCTOR, PATIENT):
        assert house.get(f"/prescriptions/{written['id']}", role) == written
        listed = house.get(f"/patients/{house.patient}/prescriptions", role)
        assert listed["items"] == [written]


def test_an_unsafe_one_is_refused_with_its_findings_until_they_are_answered(house):
    prescribe(house, "warfarin", "5 mg")

    problem = prescribe(house, "ibuprofen", "400 mg", status=409)

    assert problem["code"] == "unsafe_prescription"
    assert problem["rule"] == "M3"
    (finding,) = problem["facts"]["findings"]
    assert finding["severity"] == "major"
    assert finding["pair"] == ["ibuprofen 400 mg tablet", "warfarin 5 mg tablet"]
    assert {"mechanism", "effect", "management", "source"} < set(finding)
    assert house.patient not in str(problem)
    written = prescribe(house, "ibuprofen", "400 mg", overrides=answers(problem))
    assert written["status"] == "open"
    assert written["overrides"][0]["text"] == "INR twice a week."


def test_what_is_forbidden_takes_a_second_person(house):
    prescribe(house, "phenelzine", "15 mg")
    problem = prescribe(house, "sertraline", "50 mg", status=409)
    over = {"overrides": answers(problem, "benefit_outweighs_risk")}
    waiting = prescribe(house, "sertraline", "50 mg", **over)
    one, why = f"/prescriptions/{waiting['id']}", {"reason": "Seen by a specialist."}

    assert waiting["status"] == "awaiting_approval"
    listed = house.get("/prescriptions/awaiting-approval", SENIOR)["items"]
    assert [each["id"] for each in listed] == [waiting["id"]]
    house.post(f"{one}/approve", DOCTOR, why, 403)
    approved = house.post(f"{one}/approve", SENIOR, why)
    assert approved["status"] == "open"
    assert approved["approval"]["reason"] == "Seen by a specialist."
    assert house.get("/prescriptions/awaiting-approval", SENIOR)["items"] == []
    assert house.post(f"{one}/decline", SENIOR, why, 409)["rule"] == "H5"


def test_a_draft_is_changed_and_signed_and_a_signed_one_renewed_and_cancelled(house):
    draft = prescribe(house, sign=False)
    one = f"/prescriptions/{draft['id']}"
    more = a_body(house, times_a_day=2, patient_id=None)

    changed = house.post(f"{one}/revise", DOCTOR, more, 201)
    signed = house.post(f"{one}/sign", DOCTOR, {})
    renewed = house.post(f"{one}/renew", DOCTOR, {}, 201)
    next_one = f"/prescriptions/{renewed['id']}"
    cancelled = house.post(f"{next_one}/cancel", DOCTOR, {"reason": "Healed."})

    assert (draft["status"], changed["quantity"]) == ("draft", 14)
    assert (signed["status"], signed["id"]) == ("open", draft["id"])
    assert renewed["renews"] == draft["id"]
    assert (cancelled["status"], cancelled["end_reason"]) == ("cancelled", "Healed.")
    assert house.get(one, DOCTOR)["end_reason"] == "Renewed."


def test_a_check_is_asked_for_before_anything_is_prescribed(house):
    prescribe(house, "warfarin", "5 mg")
    asked = {"patient_id": house.patient, "medicines": ["ibuprofen", "xyzzycillin"]}

    answer = house.post("/safety-checks", DOCTOR, asked)

    assert answer["status"] == "alert"
    (finding,) = answer["findings"]
    assert finding["presentation"] == "interrupt"
    assert finding["stops"] is True
    assert {"xyzzycillin", "allergies"} <= {o["name"] for o in answer["not_checked"]}
    assert house.get(f"/patients/{house.patient}/prescriptions", DOCTOR)["items"]


def test_a_check_of_nobody_takes_allergies_and_doses(another_house):
    house = another_house
    medicine = {
        "name": "paracetamol",
        "route": "oral",
        "dose": {"amounts": "2 g", "times_a_day": 4},
    }
    asked = {"medicines": [medicine, "amoxicillin"], "allergies": ["penicillin"]}

    answer = house.post("/safety-checks", DOCTOR, asked)

    assert {one["kind"] for one in answer["findings"]} == {"dose", "allergy"}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"dose": "many"}, 400),
        ({"dose": "-1"}, 422),
        ({"dose": "0"}, 422),
        ({"times_a_day": 0}, 422),
        ({"duration_days": 1.5}, 400),
        ({"route": "by mouth"}, 400),
        ({"refills": 99}, 422),
        ({"quantity": 5}, 422),
        ({"quantity": 5, "quantity_reason": "Few."}, 422),
        ({"controlled": True, "refills": 1}, 422),
        ({"medicine": {"name": "x", "form": "tablet", "strength": "much"}}, 422),
        ({"overrides": [{"rule_id": "MK-0076", "reason": "x", "text": "y"}]}, 400),
        ({"patient_id": "018f3f6e-0000-7000-8000-000000000001"}, 404),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(another_house, wrong, status):
    house = another_house
    problem = prescribe(house, status=status, **wrong)

    assert problem["status"] == status
    listed = house.get(f"/patients/{house.patient}/prescriptions", DOCTOR)
    assert listed["items"] == []


def test_another_patient_finds_neither_list_nor_prescription(house):
    written = prescribe(house)
    theirs = house.patient
    house.a_patient("Salma Begum")

    house.get(f"/prescriptions/{written['id']}", PATIENT, 404)
    house.get(f"/patients/{theirs}/prescriptions", PATIENT, 404)
