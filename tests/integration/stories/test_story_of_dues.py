"""What is owed keeps a new visit from being booked, and nothing else (U1-U5)."""

import json

import pytest
from attrs import evolve

from tests.integration.stories.debtors import a_debtor
from tests.townsfolk import (
    a_doctor,
    a_patient,
    a_seen_patient,
    a_wish,
    as_doctor,
    as_patient,
    free,
    told,
)

OWED = {"amount": "1575.00", "currency": "BDT"}
REFUSED = (409, "outstanding_dues", "U1")


@pytest.fixture
def debtor(town):
    return a_debtor(town)


@pytest.fixture
def wish(town, debtor):
    """The next visit, in three days."""
    at = free(town.desk, debtor.doctor)[0]
    return a_wish(debtor.patient, debtor.doctor, at, channel="phone")


def another(town, debtor):
    """One more visit, at another time."""
    at = free(town.desk, debtor.doctor)[-1]
    return a_wish(debtor.patient, debtor.doctor, at)


def test_the_refusal_says_how_much_for_what_and_how_to_pay(town, debtor, wish):
    refused = town.desk.refused("POST", "/appointments", wish)

    assert told(refused) == REFUSED
    assert refused["facts"]["amount"] == OWED
    assert refused["facts"]["invoices"] == [debtor.invoice]
    how = refused["facts"]["how_to_clear"]
    assert "Pay 1575.00 BDT online, at the front desk" in how
    assert "1575.00" in refused["detail"]
    (number,) = refused["facts"]["invoice_numbers"]
    assert number.startswith("INV-")
    assert number in refused["detail"]


def test_the_refusal_tells_nothing_of_anybody(town, debtor, wish):
    other = a_debtor(town)

    refused = json.dumps(town.desk.refused("POST", "/appointments", wish))

    for person in (debtor.patient, other.patient):
        for secret in (person["name"], person["number"], *person["contact"].values()):
            assert secret not in refused
    assert other.invoice not in refused


def test_it_is_the_same_online(town, debtor, wish):
    at_home = as_patient(town, debtor.patient)
    by_phone = town.desk.refused("POST", "/appointments", wish)

    online = at_home.refused("POST", "/appointments", wish)

    assert told(online) == REFUSED
    assert online["facts"] == by_phone["facts"]
    account = at_home.get(f"/patients/{debtor.patient['id']}/account")
    assert account["overdue"] == account["blocked"]["amount"] == OWED


def test_it_is_the_same_at_a_terminal(town, door, debtor, wish):
    desk = evolve(door, token=town.desk.token)
    who = ("--patient", debtor.patient["number"], "--doctor", debtor.doctor["number"])
    booking = ("appointment", "book", *who, "--at", wish["starts_at"])

    code, problem = desk.refused(*booking)
    said = desk.call(*booking).stderr

    assert (code, problem["code"], problem["rule"]) == (1, *REFUSED[1:])
    assert problem["facts"]["amount"] == OWED
    assert problem["facts"]["invoices"] == [debtor.invoice]
    assert "Pay 1575.00 BDT online, at the front desk" in said
    cash = ("payment", "take", debtor.invoice, OWED["amount"])
    desk.done(*cash)
    assert desk.done(*booking)["status"] == "booked"


def test_what_is_booked_may_still_be_moved_and_cancelled(town, debtor, wish):
    at_home = as_patient(town, debtor.patient)
    one = f"/appointments/{debtor.ahead}"

    moved = at_home.post(f"{one}/reschedule", {"starts_at": wish["starts_at"]})
    cancelled = at_home.post(f"{one}/cancel")

    assert moved["starts_at"] == wish["starts_at"]
    assert cancelled["status"] == "cancelled"


def test_an_emergency_is_seen_whatever_is_owed(town, debtor, wish):
    booked = town.desk.post("/appointments", {**wish, "urgency": "emergency"})

    assert (booked["status"], booked["urgency"]) == ("booked", "emergency")


def test_nobody_declares_the_own_visit_an_emergency(town, debtor, wish):
    at_home = as_patient(town, debtor.patient)

    refused = at_home.refused("POST", "/appointments", {**wish, "urgency": "emergency"})

    assert told(refused) == (403, "urgency_not_yours", "U3")


def test_an_override_lets_one_booking_pass(town, debtor, wish):
    path = f"/patients/{debtor.patient['id']}/dues-overrides"
    reason = {"reason": "The insurance pays"}
    not_theirs = town.desk.refused("POST", path, reason)
    town.cashier.post(path, reason)

    booked = town.desk.post("/appointments", wish)
    second = town.desk.refused("POST", "/appointments", another(town, debtor))

    assert told(not_theirs) == (403, "role_lacks_permission", "X1")
    assert booked["status"] == "booked"
    assert told(second) == REFUSED


def test_paying_lifts_the_block_at_once(town, debtor, wish):
    path = f"/invoices/{debtor.invoice}/payments"
    cash = {"currency": "BDT"}

    town.desk.post(path, {"amount": {**cash, "amount": "1574.99"}, "method": "cash"})
    almost = town.desk.refused("POST", "/appointments", wish)
    town.desk.post(path, {"amount": {**cash, "amount": "0.01"}, "method": "cash"})
    booked = town.desk.post("/appointments", wish)

    assert told(almost) == REFUSED
    assert almost["facts"]["amount"] == {**cash, "amount": "0.01"}
    assert booked["status"] == "booked"
    account = town.desk.get(f"/patients/{debtor.patient['id']}/account")
    assert account["blocked"] is None


def test_what_is_not_yet_due_keeps_nobody_from_booking(town):
    doctor, patient = a_doctor(town), a_patient(town)
    a_seen_patient(town, doctor, patient, as_doctor(town, doctor))
    draft = town.cashier.post("/invoices", {"patient_id": patient["id"]})
    town.cashier.post(f"/invoices/{draft['id']}/issue")

    at = free(town.desk, doctor)[0]
    booked = town.desk.post("/appointments", a_wish(patient, doctor, at))

    account = town.desk.get(f"/patients/{patient['id']}/account")
    assert (account["owed"], account["blocked"]) == (OWED, None)
    assert booked["status"] == "booked"
