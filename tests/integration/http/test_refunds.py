"""Money that goes back, over HTTP (B6)."""

from datetime import timedelta

import pytest

from tests.integration.http.houses import BILLING, DESK, PATIENT, House
from tests.integration.http.people import token_of
from tests.integration.http.test_billing import FIVE_HUNDRED, invoiced

HUNDRED = {"amount": "100.00", "currency": "BDT"}
NOTHING = {"amount": "0.00", "currency": "BDT"}
WISH = {"amount": HUNDRED, "reason": "Came twice"}
YES = {"granted": True, "reason": "So it is"}


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


@pytest.fixture
def payment(house):
    """Five hundred taka by transfer, for an invoice."""
    here = f"/invoices/{invoiced(house)['id']}/payments"
    money = {"amount": FIVE_HUNDRED, "method": "bank_transfer"}
    return house.post(here, BILLING, money, 201)


def somebody_else(house):
    """Another person of billing comes."""
    house.tokens[BILLING] = token_of(house.hospital, BILLING)


def test_one_asks_another_approves_and_the_desk_pays_out(house, payment):
    asking = f"/payments/{payment['id']}/refunds"
    house.post(asking, DESK, WISH, 403)
    asked = house.post(asking, BILLING, WISH, 201)
    here = f"/refunds/{asked['id']}"
    assert house.get("/refunds?status=asked", BILLING)["items"] == [asked]
    assert house.post(f"{here}/decision", BILLING, YES, 403)["rule"] == "B6"
    somebody_else(house)

    approved = house.post(f"{here}/decision", BILLING, YES, 201)
    assert [one["amount"] for one in approved["owed_again"]] == [HUNDRED]
    paid = house.post(f"{here}/payout", DESK, None, 201)

    assert (paid["number"], paid["status"]) == ("RFD-2027-000001", "paid")
    assert paid["decision"]["reason"] == "So it is"
    assert house.get(here, PATIENT) == paid
    whose = f"/refunds?patient_id={payment['patient_id']}"
    assert house.get(whose, PATIENT)["items"] == [paid]
    assert house.post(f"{here}/payout", DESK, None, 409)["rule"] == "B6"
    account = house.get(f"/patients/{payment['patient_id']}/account", BILLING)
    assert (account["owed"], account["credit"]) == (HUNDRED, NOTHING)


def test_more_than_was_paid_is_refused_with_what_is_left(house, payment):
    asking = f"/payments/{payment['id']}/refunds"
    house.post(asking, BILLING, WISH, 201)

    refused = house.post(asking, BILLING, {**WISH, "amount": FIVE_HUNDRED}, 409)

    assert refused["rule"] == "B6"
    assert refused["facts"]["left"] == {"amount": "400.00", "currency": "BDT"}


def test_whoever_has_not_just_proven_who_they_are_does_not_decide(house, payment):
    asked = house.post(f"/payments/{payment['id']}/refunds", BILLING, WISH, 201)
    somebody_else(house)
    house.clock.pass_by(timedelta(minutes=6))

    refused = house.post(f"/refunds/{asked['id']}/decision", BILLING, YES, 403)

    assert refused["code"] == "proof_needed"
