from datetime import timedelta

import pytest

from tests.integration.http.houses import (
    ADMIN,
    BILLING,
    CMO,
    DESK,
    DOCTOR,
    PATIENT,
    House,
)

NOW = "2027-03-01T09:00:00+06:00"
FIVE_HUNDRED = {"amount": "500.00", "currency": "BDT"}


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


def seen(house):
    """An appointment whose consultation was signed; no price was set before."""
    booked = house.a_booking(NOW)
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/arrive", DESK)
    house.post(f"{here}/start", DOCTOR, status=201)
    diagnosis = {"code": "J06.9", "text": "Common cold"}
    house.post(f"{here}/complete", DOCTOR, {"note": "Rest", "diagnosis": diagnosis})
    return booked


def a_charge(house, patient_id):
    (charge,) = house.get(f"/patients/{patient_id}/charges", BILLING)["items"]
    return charge


def invoiced(house):
    """A patient with an issued invoice over 500.00."""
    patient_id = seen(house)["patient_id"]
    here = f"/charges/{a_charge(house, patient_id)['id']}/price"
    house.post(here, BILLING, {"price": FIVE_HUNDRED})
    draft = house.post("/invoices", BILLING, {"patient_id": patient_id}, 201)
    return house.post(f"/invoices/{draft['id']}/issue", BILLING)


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_service_has_a_price_from_a_day_on(house, method):
    body = {
        "service": "consultation",
        "price": FIVE_HUNDRED,
        "valid_from": "2027-01-01",
        "tax_basis_points": 750,
    }

    tariff = house.ask(method, "/tariffs", BILLING, 201, json=body).json()

    assert tariff["price"] == FIVE_HUNDRED
    assert house.get("/tariffs", DESK) == {"items": [tariff], "next_cursor": None}


@pytest.mark.parametrize("amount", ["0.001", "NaN", "1e3", "", "১"])
def test_an_amount_that_is_not_exact_is_refused(house, amount):
    price = {"amount": amount, "currency": "BDT"}
    body = {"service": "consultation", "price": price, "valid_from": "2027-01-01"}

    assert house.post("/tariffs", BILLING, body, 422)["rule"] == "B1"


def test_a_service_without_a_price_waits_for_one_or_is_taken_back(house):
    patient_id = seen(house)["patient_id"]
    charge = a_charge(house, patient_id)
    here = f"/charges/{charge['id']}"

    assert house.get("/unpriced-charges", BILLING)["items"] == [charge]
    assert charge["price"] is None
    assert house.post(f"{here}/price", BILLING, {}, 409)["rule"] == "B2"
    priced = house.post(f"{here}/price", BILLING, {"price": FIVE_HUNDRED})
    assert priced["price"] == FIVE_HUNDRED
    voided = house.post(f"{here}/void", BILLING, {"reason": "By mistake"})
    assert voided["status"] == "voided"
    house.post("/invoices", BILLING, {"patient_id": patient_id}, 409)


def test_an_invoice_is_drafted_discarded_drafted_again_and_issued(house):
    patient_id = seen(house)["patient_id"]
    charge_id = a_charge(house, patient_id)["id"]
    house.post(f"/charges/{charge_id}/price", BILLING, {"price": FIVE_HUNDRED})
    body = {"patient_id": patient_id, "charge_ids": [charge_id]}

    first = house.post("/invoices", BILLING, body, 201)
    house.ask("DELETE", f"/invoices/{first['id']}", BILLING, 204)
    draft = house.post("/invoices", BILLING, body, 201)
    due = {"due_on": "2027-04-01"}
    issued = house.post(f"/invoices/{draft['id']}/issue", BILLING, due)

    assert draft["number"] is None
    assert issued["number"].startswith("INV-2027-")
    assert issued["due_on"] == "2027-04-01"
    assert issued["addressee"]["name"] == "Karim Hossain"
    read = house.get(f"/invoices/{draft['id']}", PATIENT)
    assert (read["state"], read["due"]) == ("unpaid", FIVE_HUNDRED)
    assert house.get(f"/patients/{patient_id}/invoices", PATIENT)["items"] == [read]
    house.post(f"/invoices/{draft['id']}/issue", BILLING, status=409)


def test_what_is_paid_is_owed_no_more(house):
    invoice = invoiced(house)
    here = f"/invoices/{invoice['id']}/payments"
    too_much = {"amount": {"amount": "600.00", "currency": "BDT"}, "method": "cash"}

    assert house.post(here, DESK, too_much, 409)["rule"] == "B9"
    house.at_the_drawer(DESK)
    assert house.post(here, DESK, too_much, 409)["rule"] == "B5"
    paid = house.post(here, DESK, {**too_much, "keep_as_credit": True}, 201)

    assert paid["credit"] == {"amount": "100.00", "currency": "BDT"}
    assert paid["allocations"][0]["amount"] == FIVE_HUNDRED
    account = house.get(f"/patients/{invoice['patient_id']}/account", PATIENT)
    assert account["owed"]["amount"] == "0.00"
    assert account["credit"]["amount"] == "100.00"
    assert account["blocked"] is None


def test_dues_block_a_booking_until_they_are_paid_or_somebody_allows_it(house):
    invoice = invoiced(house)
    patient_id = invoice["patient_id"]
    house.let_pass(timedelta(days=60))
    body = {
        "patient_id": patient_id,
        "doctor_id": house.a_doctor(),
        "starts_at": "2027-05-10T09:00:00+06:00",
        "visit_type": "consultation",
    }

    blocked = house.post("/appointments", DESK, body, 409)

    assert (blocked["code"], blocked["rule"]) == ("outstanding_dues", "U1")
    assert blocked["facts"]["amount"] == FIVE_HUNDRED
    assert blocked["facts"]["invoices"] == [invoice["id"]]
    account = house.get(f"/patients/{patient_id}/account", DESK)
    assert account["blocked"]["amount"] == FIVE_HUNDRED
    overrides = f"/patients/{patient_id}/dues-overrides"
    override = house.post(overrides, CMO, {"reason": "Chest pain"}, 201)
    assert override["patient_id"] == patient_id
    house.post("/appointments", DESK, body, 201)


def test_an_administrator_sees_what_waits_to_be_sent(house):
    booked = house.a_booking(NOW)

    waiting = house.get("/outbox", ADMIN, status="pending")["items"]

    about = [one for one in waiting if one["subject_id"] == booked["id"]]
    assert about[0]["topic"] == "appointment_booked"
    assert about[0]["recipient_id"] == booked["patient_id"]
    refused = house.post(f"/outbox/{about[0]['id']}/retry", ADMIN, status=409)
    assert refused["rule"] == "N2"
    house.get("/outbox", DESK, 403)
