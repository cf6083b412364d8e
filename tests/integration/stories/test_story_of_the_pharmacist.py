"""From the doctor's prescription over the counter, and back (H3-H9, M1)."""

import pytest
from attrs import evolve

from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_visit,
    a_word,
    as_doctor,
    as_patient,
    told,
)

COUNSEL = {
    "points": ["Finish the whole course."],
    "language": "Bengali",
    "understood": True,
}


@pytest.fixture(scope="module")
def pharmacist(town):
    """Somebody at the counter, signed in."""
    return town.member(f"ph.{a_word()}", "pharmacist")


@pytest.fixture(scope="module")
def doctor(town):
    return a_doctor(town)


@pytest.fixture(scope="module")
def at_work(town, doctor):
    """The doctor, signed in."""
    return as_doctor(town, doctor)


@pytest.fixture
def patient(town, doctor, at_work):
    """Somebody whom the doctor sees just now."""
    patient = a_patient(town)
    visit = a_visit(town, patient, doctor, minutes=1)
    at_work.post(f"/appointments/{visit['id']}/start")
    return patient


def a_shelf(pharmacist, **what):
    """A product with a hundred tablets of one batch."""
    code = f"p{a_word()}"
    usual = {
        "code": code,
        "medicine": "amoxicillin",
        "form": "tablet",
        "strength": "500 mg",
        "brand": "Moxacil",
    }
    product = pharmacist.post("/pharmacy/products", {**usual, **what})
    line = {"product": code, "batch": "A17", "expires_on": "2099-01-31", "units": 100}
    pharmacist.post("/pharmacy/receipts", {"lines": [line]})
    return product


def prescribed(at_work, patient, **what):
    """Three a day for a week: twenty-one."""
    usual = {
        "patient_id": patient["id"],
        "medicine": {"name": "amoxicillin", "form": "tablet", "strength": "500 mg"},
        "dose": "1",
        "times_a_day": 3,
        "duration_days": 7,
        "route": "oral",
    }
    return at_work.post("/prescriptions", {**usual, **what})


def handing(product, patient, **what):
    """What is said at the counter."""
    told_by = {"birth_date": patient["birth_date"], "number": patient["number"]}
    usual = {
        "product_id": product["id"],
        "identifiers": told_by,
        "counselling": COUNSEL,
    }
    return {**usual, **what}


def on_hand(pharmacist, product):
    found = pharmacist.get(f"/pharmacy/products/{product['id']}/batches")
    [batch] = found["items"]
    return batch["on_hand"]


def test_a_prescription_is_found_looked_at_and_handed_out(
    town, pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    one = prescribed(at_work, patient)
    path = f"/prescriptions/{one['id']}"

    queue = pharmacist.get("/prescriptions?status=open&limit=200")["items"]
    looked = pharmacist.get(f"{path}/for-dispensing")
    handed = pharmacist.post(f"{path}/dispensations", handing(product, patient))

    assert one["id"] in [each["id"] for each in queue]
    assert looked["patient"]["number"] == patient["number"]
    assert (looked["due"], looked["needs_counselling"]) == (21, True)
    assert (handed["quantity"], handed["status"]) == (21, "done")
    assert handed["counselling"]["points"] == COUNSEL["points"]
    assert on_hand(pharmacist, product) == 79
    assert at_work.get(path)["status"] == "completed"
    mine = as_patient(town, patient).get(f"/patients/{patient['id']}/dispensations")
    assert [each["id"] for each in mine["items"]] == [handed["id"]]


def test_the_wrong_patient_gets_nothing(pharmacist, at_work, patient):
    product = a_shelf(pharmacist)
    path = f"/prescriptions/{prescribed(at_work, patient)['id']}/dispensations"
    wrong = {"birth_date": "1999-09-09", "number": patient["number"]}

    refused = pharmacist.refused(
        "POST", path, handing(product, patient, identifiers=wrong)
    )

    assert told(refused) == (409, "wrong_identifiers", "H7")
    assert patient["birth_date"] not in str(refused)
    assert on_hand(pharmacist, product) == 100


def test_an_allergy_recorded_since_stops_it_at_the_counter(
    pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    path = f"/prescriptions/{prescribed(at_work, patient)['id']}/dispensations"
    allergy = {"substance": "amoxicillin", "reaction": "Swollen face."}
    at_work.post(f"/patients/{patient['id']}/allergies", allergy)

    refused = pharmacist.refused("POST", path, handing(product, patient))

    assert refused["code"] in {"unsafe_to_dispense", "ask_the_prescriber"}
    assert refused["facts"]["findings"][0]["management"]
    assert on_hand(pharmacist, product) == 100


def test_a_controlled_medicine_takes_two_pharmacists(
    town, pharmacist, at_work, patient
):
    product = a_shelf(
        pharmacist, medicine="morphine", strength="10 mg", controlled=True
    )
    medicine = {"name": "morphine", "form": "tablet", "strength": "10 mg"}
    one = prescribed(at_work, patient, medicine=medicine, controlled=True)
    path = f"/prescriptions/{one['id']}/dispensations"
    ready = pharmacist.post(path, handing(product, patient))
    witness = f"/dispensations/{ready['id']}/witness"

    alone = pharmacist.refused("POST", witness)
    second = town.member(f"ph.{a_word()}", "pharmacist")
    seen = second.post(witness)

    assert ready["status"] == "awaiting_witness"
    assert told(alone) == (403, "second_person_needed", "H6")
    assert seen["status"] == "done"
    register = pharmacist.get("/pharmacy/controlled-register")
    assert [each["quantity"] for each in register if each["product"] == product["code"]]


def test_the_same_at_a_terminal_and_what_comes_back_is_written_off(
    door, pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    one = prescribed(at_work, patient)
    counter = evolve(door, token=pharmacist.token)

    handed = counter.done(
        *("pharmacy", "dispense", one["id"], product["id"]),
        *("--birth-date", patient["birth_date"], "--number", patient["number"]),
        *("--point", "With water.", "--language", "Bengali", "--quantity", "10"),
    )
    part = f"{handed['parts'][0]['batch_id']}=4"
    back = counter.done(
        *("pharmacy", "return", handed["id"], "--part", part, "--opened"),
        *("--reason", "It made the patient sick."),
    )

    assert (handed["quantity"], handed["owed"]) == (10, 11)
    assert back["returned"] == 4
    assert on_hand(pharmacist, product) == 90


def test_a_mistake_is_undone_and_everything_lies_where_it_was(
    pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    path = f"/prescriptions/{prescribed(at_work, patient)['id']}"
    handed = pharmacist.post(f"{path}/dispensations", handing(product, patient))

    undone = pharmacist.post(
        f"/dispensations/{handed['id']}/cancel", {"reason": "Wrong shelf."}
    )

    assert undone["status"] == "cancelled"
    assert on_hand(pharmacist, product) == 100
    assert at_work.get(path)["status"] == "open"


def test_doctors_hand_nothing_out_and_pharmacists_prescribe_nothing(
    pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    one = prescribed(at_work, patient)

    by_doctor = at_work.refused(
        "POST", f"/prescriptions/{one['id']}/dispensations", handing(product, patient)
    )
    cancelled = pharmacist.refused(
        "POST", f"/prescriptions/{one['id']}/cancel", {"reason": "Not needed."}
    )

    assert told(by_doctor) == (403, "role_lacks_permission", "X1")
    assert told(cancelled) == (403, "role_lacks_permission", "X1")


def test_what_was_handed_out_is_charged_once_and_invoiced(
    town, pharmacist, at_work, patient
):
    product = a_shelf(pharmacist)
    price = {"price": {"amount": "12.00", "currency": "BDT"}, "tax_basis_points": 0}
    service = {"service": f"medicine_{product['code']}", "valid_from": "2020-01-01"}
    town.cashier.post("/tariffs", {**service, **price})
    path = f"/prescriptions/{prescribed(at_work, patient)['id']}/dispensations"

    handed = pharmacist.post(path, handing(product, patient))
    [charge] = town.cashier.get(f"/patients/{patient['id']}/charges")["items"]
    draft = town.cashier.post("/invoices", {"patient_id": patient["id"]})
    issued = town.cashier.post(f"/invoices/{draft['id']}/issue")

    assert charge["service_id"] == handed["id"]
    assert issued["gross"] == {"amount": "252.00", "currency": "BDT"}
