"""From a signed consultation to a paid invoice (B1-B3, B5)."""

import pytest

from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_seen_patient,
    as_doctor,
    later,
    told,
)

CONSULTATION = {"amount": "1575.00", "currency": "BDT"}


def taka(amount):
    return {"amount": amount, "currency": "BDT"}


@pytest.fixture(scope="module")
def doctor(town):
    return a_doctor(town)


@pytest.fixture(scope="module")
def at_work(town, doctor):
    """The doctor, signed in."""
    return as_doctor(town, doctor)


@pytest.fixture
def patient(town):
    return a_patient(town)


@pytest.fixture
def signed(town, doctor, patient, at_work):
    return a_seen_patient(town, doctor, patient, at_work)


def drafted(town, patient):
    return town.cashier.post("/invoices", {"patient_id": patient["id"]})


def issued(town, patient):
    draft = drafted(town, patient)
    return town.cashier.post(f"/invoices/{draft['id']}/issue")


def test_a_signed_consultation_is_charged_once(town, doctor, patient, signed):
    [charge] = town.cashier.get(f"/patients/{patient['id']}/charges")["items"]

    assert charge["service_id"] == signed["id"]
    assert charge["price"] == taka("1500.00")
    assert (charge["status"], charge["doctor_name"]) == ("pending", doctor["name"])
    assert "I49.9" not in str(charge)


def test_an_invoice_adds_up_and_says_who_pays(town, patient, signed):
    invoice = issued(town, patient)

    [line] = invoice["lines"]
    assert (line["net"], line["tax"]) == (taka("1500.00"), taka("75.00"))
    assert invoice["gross"] == line["gross"] == CONSULTATION
    assert invoice["addressee"]["name"] == patient["name"]
    assert invoice["due_on"] > invoice["issued_on"]
    again = town.cashier.refused("POST", f"/invoices/{invoice['id']}/issue")
    assert told(again) == (409, "invoice_not_draft", "B3")


def test_numbers_have_no_gaps_whatever_came_between(town, doctor, at_work):
    first, second, third = (a_patient(town) for _ in range(3))
    for one in (first, second, third):
        a_seen_patient(town, doctor, one, at_work)

    before = issued(town, first)
    discarded = drafted(town, second)
    town.cashier.ask("DELETE", f"/invoices/{discarded['id']}")
    early = {"due_on": later(days=-2)[:10]}
    refused = town.cashier.refused(
        "POST", f"/invoices/{drafted(town, third)['id']}/issue", early
    )
    after = issued(town, second)

    assert told(refused) == (422, "due_before_issue", "B3")
    assert discarded["number"] is None
    assert counted(after) == counted(before) + 1


def counted(invoice):
    return int(invoice["number"].rsplit("-", 1)[1])


def test_a_desk_payment_settles_the_invoice(town, patient, signed):
    invoice = issued(town, patient)
    path = f"/invoices/{invoice['id']}"

    part = town.desk.post(
        f"{path}/payments", {"amount": taka("575.00"), "method": "card"}
    )
    between = town.cashier.get(path)
    town.desk.post(f"{path}/payments", {"amount": taka("1000.00"), "method": "cash"})
    settled = town.cashier.get(path)

    assert part["allocations"][0]["invoice_id"] == invoice["id"]
    assert (between["state"], between["due"]) == ("part_paid", taka("1000.00"))
    assert (settled["state"], settled["due"]) == ("paid", taka("0.00"))


def test_more_than_is_due_is_taken_only_as_credit(town, patient, signed):
    path = f"/invoices/{issued(town, patient)['id']}/payments"
    too_much = {"amount": taka("2000.00"), "method": "cash"}

    refused = town.cashier.refused("POST", path, too_much)
    town.cashier.post(path, {**too_much, "keep_as_credit": True})

    account = town.cashier.get(f"/patients/{patient['id']}/account")
    assert (refused["status"], refused["rule"]) == (409, "B5")
    assert (account["owed"], account["credit"]) == (taka("0.00"), taka("425.00"))


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "1.005"])
def test_what_is_no_payment_is_not_taken(town, patient, signed, amount):
    path = f"/invoices/{issued(town, patient)['id']}/payments"

    refused = town.cashier.refused(
        "POST", path, {"amount": taka(amount), "method": "cash"}
    )

    assert refused["status"] == 422
    assert refused["rule"] in {"B1", "B5"}


def test_a_service_is_not_invoiced_twice(town, patient, signed):
    issued(town, patient)

    refused = town.cashier.refused("POST", "/invoices", {"patient_id": patient["id"]})

    assert told(refused) == (409, "nothing_to_invoice", "B3")


def test_billing_reads_no_record_and_doctors_set_no_prices(town, patient, signed):
    record = town.cashier.refused("GET", f"/patients/{patient['id']}/record")
    price = town.desk.refused("POST", "/tariffs", {})

    assert told(record) == (403, "role_lacks_permission", "X1")
    assert price["status"] in {400, 403}
