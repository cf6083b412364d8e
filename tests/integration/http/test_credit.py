"""What is not to be paid, or not yet, over HTTP (B4, U2)."""

from datetime import timedelta

import pytest

from tests.integration.http.houses import BILLING, DESK, PATIENT, House
from tests.integration.http.people import token_of
from tests.integration.http.test_billing import FIVE_HUNDRED, invoiced

HUNDRED = {"amount": "100.00", "currency": "BDT"}
NOTHING = {"amount": "0.00", "currency": "BDT"}


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


@pytest.fixture
def invoice(house):
    return invoiced(house)


def somebody_else(house):
    """Another person of billing comes."""
    house.tokens[BILLING] = token_of(house.hospital, BILLING)


def account(house, invoice):
    return house.get(f"/patients/{invoice['patient_id']}/account", BILLING)


def test_two_people_waive_some_of_an_invoice(house, invoice):
    here = f"/invoices/{invoice['id']}/credit-notes"
    line = {"position": 1, "amount": HUNDRED}
    wish = {"kind": "waiver", "reason": "Cannot pay", "lines": [line]}

    asked = house.post(here, BILLING, wish, 201)
    assert asked["credit_note"] is None
    decision = f"/credit-requests/{asked['request']['id']}/decision"
    yes = {"granted": True, "reason": "Looked at it"}
    assert house.post(decision, BILLING, yes, 403)["rule"] == "B4"
    somebody_else(house)
    assert house.get("/credit-requests", BILLING)["items"] == [asked["request"]]
    note = house.post(decision, BILLING, yes)["credit_note"]

    assert (note["number"], note["amount"]) == ("CN-2027-000001", HUNDRED)
    assert (note["forgiven"], note["given_back"]) == (HUNDRED, NOTHING)
    assert house.get(f"/credit-notes/{note['id']}", PATIENT) == note
    assert house.get(here, PATIENT)["items"] == [note]
    of_patient = f"/patients/{invoice['patient_id']}/credit-notes"
    assert house.get(of_patient, PATIENT)["items"] == [note]
    assert house.post(decision, BILLING, yes, 409)["rule"] == "B4"
    house.post(here, DESK, wish, 403)


def test_a_patient_objects_and_is_not_kept_from_a_visit_until_it_is_answered(
    house, invoice
):
    here = f"/invoices/{invoice['id']}/disputes"
    wrong = {"position": 1, "reason": "I was not there"}

    dispute = house.post(here, PATIENT, wrong, 201)

    assert house.post(here, PATIENT, wrong, 409)["rule"] == "U2"
    house.let_pass(timedelta(days=60))
    assert account(house, invoice)["blocked"] is None
    assert house.get("/disputes", BILLING)["items"] == [dispute]
    no = {"upheld": False, "reason": "The doctor remembers"}
    house.post(f"/disputes/{dispute['id']}/decision", BILLING, no)
    assert account(house, invoice)["blocked"]["amount"] == FIVE_HUNDRED
    [told] = house.get(here, BILLING)["items"]
    assert (told["status"], told["decision"]) == ("rejected", "The doctor remembers")


def test_an_upheld_line_waits_for_its_credit_note(house, invoice):
    here = f"/invoices/{invoice['id']}"
    wrong = {"position": 1, "reason": "I was not there"}
    dispute = house.post(f"{here}/disputes", PATIENT, wrong, 201)
    right = {"upheld": True, "reason": "So it is", "amount": HUNDRED}

    answered = house.post(f"/disputes/{dispute['id']}/decision", BILLING, right)

    assert answered["dispute"]["status"] == "upheld"
    assert answered["credited"]["request"]["amount"] == HUNDRED
    assert house.get(here, PATIENT)["disputed"] == FIVE_HUNDRED


def test_an_invoice_is_paid_in_parts(house, invoice):
    here = f"/invoices/{invoice['id']}"
    parts = [
        {"due_on": f"2027-0{month}-01", "amount": amount}
        for month, amount in ((4, HUNDRED), (5, {**HUNDRED, "amount": "400.00"}))
    ]

    plan = house.post(f"{here}/plan", BILLING, {"instalments": parts}, 201)

    assert plan["instalments"] == parts
    assert house.get(here, PATIENT)["instalments"] == parts
    assert house.post(f"{here}/plan", BILLING, {"instalments": parts}, 409)
    house.let_pass(timedelta(days=40))
    assert account(house, invoice)["blocked"]["amount"] == HUNDRED
    house.post(f"{here}/plan/end", BILLING, {"reason": "Moved away"})
    assert account(house, invoice)["blocked"]["amount"] == FIVE_HUNDRED


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "return"}, 400),
        ({"kind": "waiver", "reason": ""}, 422),
        ({"kind": "waiver", "lines": [{"position": 0, "amount": HUNDRED}]}, 400),
        ({"kind": "waiver", "lines": [{"position": 1, "amount": NOTHING}]}, 422),
        ({"kind": "waiver", "lines": [{"position": 2, "amount": HUNDRED}]}, 422),
    ],
)
def test_what_makes_no_sense_is_refused(house, invoice, body, status):
    here = f"/invoices/{invoice['id']}/credit-notes"

    house.post(here, BILLING, {"reason": "By mistake", **body}, status)
