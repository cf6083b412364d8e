"""Refunds, on the command line (B6, B9)."""

import pytest

from tests.integration.cli.test_story_of_the_desk import book
from tests.integration.cli.test_story_of_the_doctor import complete


@pytest.fixture
def payment(cashier, desk, doctor, known):
    """Of 1500 taka by transfer, for an invoice."""
    cashier.done("tariff", "set", "consultation", "1500")
    visit = book(desk, known, "2027-03-01 08:30")["id"]
    doctor.done("appointment", "start", visit)
    complete(doctor, visit)
    draft = cashier.done("invoice", "draft", known.patient)["id"]
    cashier.done("invoice", "issue", draft)
    return cashier.done("payment", "take", draft, "1500", "--method", "bank_transfer")


def test_one_asks_another_approves_and_it_leaves_the_drawer_in_cash(
    cashier, cashier2, *, patient, known, payment
):
    wish = ("payment", "refund", payment["id"], "500", "--reason", "Came twice")
    asked = cashier.done(*wish, "--method", "cash")
    deciding = ("payment", "decide-refund", asked["id"], "--reason", "Seen")
    assert cashier.refused(*deciding, "--grant")[1]["rule"] == "B6"
    assert cashier2.call(*deciding).exit_code == 2
    [waiting] = cashier2.done("payment", "refunds", "--status", "asked")["items"]
    assert waiting == asked

    cashier2.done(*deciding, "--grant")
    paying = ("payment", "pay-out", asked["id"])
    assert cashier2.refused(*paying)[1]["rule"] == "B9"
    cashier2.done("cashier", "open", "600")
    paid = cashier2.done(*paying)

    assert (paid["status"], paid["method"]) == ("paid", "cash")
    assert patient.done("payment", "show-refund", asked["id"]) == paid
    mine = patient.done("payment", "refunds", "--patient", known.patient)
    assert mine["items"] == [paid]
    closed = cashier2.done("cashier", "close", "--cash", "100")
    assert closed["counts"][0]["difference"]["amount"] == "0.00"


def test_what_is_declined_stays_where_it_is(cashier, cashier2, payment):
    wish = ("payment", "refund", payment["id"], "500", "--reason", "Came twice")
    asked = cashier.done(*wish)

    deciding = ("payment", "decide-refund", asked["id"], "--reason", "It did not")
    said = cashier2.done(*deciding, "--decline")

    assert said["status"] == "rejected"
