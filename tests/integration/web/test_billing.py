"""Billing in the browser: the account, the draft, the invoice."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.houses import BILLING, DESK, DOCTOR

NOW = "2027-03-01T09:00:00+06:00"
FIVE_HUNDRED = {"amount": "500.00", "currency": "BDT"}


@pytest.fixture
def patient_id(house):
    """A patient who was seen, by a doctor whose fee is known."""
    booked = house.a_booking(NOW)
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/arrive", DESK)
    house.post(f"{here}/start", DOCTOR, status=201)
    diagnosis = {"code": "J06.9", "text": "Common cold"}
    house.post(f"{here}/complete", DOCTOR, {"note": "Rest", "diagnosis": diagnosis})
    return booked["patient_id"]


@pytest.fixture
def priced(house, patient_id):
    (charge,) = house.get(f"/patients/{patient_id}/charges", BILLING)["items"]
    house.post(f"/charges/{charge['id']}/price", BILLING, {"price": FIVE_HUNDRED})
    return patient_id


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def drafted(billing, patient_id):
    billing.get(f"/accounts/{patient_id}")
    billing.send(f"/accounts/{patient_id}")
    return billing.at.partition("?")[0]


def test_a_patient_is_found_without_the_name_in_an_address(billing, patient_id):
    billing.get("/accounts")
    page = billing.send("/accounts", who="Karim Hossain")

    assert f"/accounts/{patient_id}" in page
    assert "Karim" not in billing.at


def test_whoever_writes_nothing_or_a_stranger_is_told_so(billing):
    billing.get("/accounts")
    assert "Please fill this in" in billing.send("/accounts", 422, who="")
    assert "Nobody was found" in billing.send("/accounts", who="Zzyzx Qwerty")


def test_what_has_no_price_waits_and_is_not_invoiced(billing, patient_id):
    assert "No price yet" in billing.get(f"/accounts/{patient_id}")
    assert "Please fill this in" in billing.send(f"/accounts/{patient_id}", 422)


def test_a_charge_is_drafted_and_issued_and_is_owed(billing, priced):
    here = drafted(billing, priced)
    page = billing.send(f"{here}/issue", due_on="2027-04-01")

    assert "INV-2027-" in page
    assert "Unpaid" in page
    assert "500.00" in billing.get(f"/accounts/{priced}")


def test_an_invoice_is_not_due_before_it_is_issued(billing, priced):
    here = drafted(billing, priced)

    assert "falls due" in billing.send(f"{here}/issue", 422, due_on="2020-01-01")


def test_a_discarded_draft_gives_its_charges_back(billing, priced):
    here = drafted(billing, priced)
    page = billing.send(f"{here}/discard")

    assert "The draft is discarded" in page
    assert 'name="charge"' in page


def test_what_was_issued_meanwhile_is_not_discarded(house, billing, priced):
    here = drafted(billing, priced)
    house.post(f"{here}/issue", BILLING)

    assert "never changes" in billing.send(f"{here}/discard", 409)


def test_a_patient_finds_nothing_of_another_here(house, billing, priced, signed_in):
    here = drafted(billing, priced)
    house.a_patient("Somebody Else")
    stranger = signed_in(Role.PATIENT)

    stranger.get(here, 404)
    stranger.get(f"/accounts/{priced}", 404)
