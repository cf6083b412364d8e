"""From a visit to its payment, and what unpaid invoices do, on the command line."""

from datetime import timedelta

import pytest

from tests.integration.cli.test_story_of_the_desk import book
from tests.integration.cli.test_story_of_the_doctor import complete


@pytest.fixture
def seen(cashier, desk, doctor, known):
    """The patient was seen, at a price."""
    cashier.done("tariff", "set", "consultation", "1500", "--tax-basis-points", "500")
    visit = book(desk, known, "2027-03-01 08:30")["id"]
    doctor.done("appointment", "start", visit)
    complete(doctor, visit)


@pytest.fixture
def overdue(seen, door, cashier, known):
    """The invoice of the visit, three days after it was due."""
    draft = cashier.done("invoice", "draft", known.patient)
    cashier.done("invoice", "issue", draft["id"], "--due-on", "2027-03-05")
    door.clock.pass_by(timedelta(days=7))
    return draft["id"]


def test_a_visit_is_charged_invoiced_and_paid(seen, cashier, known):
    charges = cashier.done("charge", "list", "--patient", known.patient)["items"]
    draft = cashier.done("invoice", "draft", known.patient)
    issued = cashier.done("invoice", "issue", draft["id"], "--due-on", "2027-03-15")
    cashier.done("cashier", "open", "200")
    part = cashier.done("payment", "take", draft["id"], "500", "--method", "card")
    cashier.done("payment", "take", draft["id"], "1075.00")

    assert [charge["price"]["amount"] for charge in charges] == ["1500.00"]
    assert issued["gross"] == {"amount": "1575.00", "currency": "BDT"}
    assert part["method"] == "card"
    shown = cashier.done("invoice", "show", draft["id"])
    assert (shown["state"], shown["due"]["amount"]) == ("paid", "0.00")
    listed = cashier.done("invoice", "list", "--patient", known.patient)["items"]
    assert listed == [shown]


def test_a_draft_is_discarded_and_a_charge_voided(seen, cashier, known):
    draft = cashier.done("invoice", "draft", known.patient)
    cashier.done("invoice", "discard", draft["id"])
    charge = cashier.done("patient", "charges", known.patient)["items"][0]

    voided = cashier.done("charge", "void", charge["id"], "--reason", "Courtesy")

    assert voided["status"] == "voided"
    assert cashier.refused("invoice", "draft", known.patient)[0] == 1


def test_a_service_without_a_price_waits_for_one(cashier, desk, doctor, known):
    visit = book(desk, known, "2027-03-01 08:30")["id"]
    doctor.done("appointment", "start", visit)
    complete(doctor, visit)
    waiting = cashier.done("charge", "unpriced")["items"]

    priced = cashier.done("charge", "price", waiting[0]["id"], "--price", "900")

    assert priced["price"]["amount"] == "900.00"
    assert cashier.done("charge", "unpriced")["items"] == []


def test_prices_are_listed(seen, cashier):
    listed = cashier.done("tariff", "list")["items"]

    assert [(t["service"], t["valid_from"]) for t in listed] == [
        ("consultation", "2027-03-01")
    ]


def test_dues_refuse_a_booking_and_say_how_to_clear_them(overdue, door, known):
    desk = door.signed_in("desk")
    booking = (
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-09 10:00"),
    )

    code, problem = desk.refused(*booking)
    told = desk.call(*booking).stderr

    assert (code, problem["code"], problem["rule"]) == (1, "outstanding_dues", "U1")
    assert problem["facts"]["amount"] == {"amount": "1575.00", "currency": "BDT"}
    assert "rule U1" in told
    assert "Pay 1575.00 BDT" in told
    assert overdue in told


def test_an_emergency_is_seen_whatever_is_owed(overdue, door, known):
    booked = door.signed_in("desk").done(
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-09 10:00", "--urgency", "emergency"),
    )

    assert booked["urgency"] == "emergency"


def test_after_paying_a_booking_passes_at_once(overdue, door, known):
    desk = door.signed_in("desk")
    owed = desk.done("patient", "account", known.patient)

    desk.done("cashier", "open", "0")
    desk.done("payment", "take", overdue, owed["overdue"]["amount"])

    assert owed["blocked"]["amount"]["amount"] == "1575.00"
    assert book(desk, known, "2027-03-09 10:00")["status"] == "booked"


def test_an_override_lets_one_booking_pass(overdue, door, known):
    cashier, desk = door.signed_in("cashier"), door.signed_in("desk")

    cashier.done("dues", "override", known.patient, "--reason", "Insurance pays")

    assert book(desk, known, "2027-03-09 10:00")["status"] == "booked"
    second = desk.refused(
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-09 11:00"),
    )
    assert second[1]["code"] == "outstanding_dues"
