"""Credit notes, disputes and payments in parts, on the command line (B4, U2)."""

import pytest

from tests.integration.cli.test_story_of_the_desk import book
from tests.integration.cli.test_story_of_the_doctor import complete


@pytest.fixture
def invoice(cashier, desk, doctor, known):
    """Of the patient, over 1500 taka."""
    cashier.done("tariff", "set", "consultation", "1500")
    visit = book(desk, known, "2027-03-01 08:30")["id"]
    doctor.done("appointment", "start", visit)
    complete(doctor, visit)
    draft = cashier.done("invoice", "draft", known.patient)["id"]
    cashier.done("invoice", "issue", draft)
    return draft


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("credit", "correction"), ("waive", "waiver"), ("write-off", "write_off")],
)
def test_two_of_billing_take_back_some_of_an_invoice(
    cashier, cashier2, *, patient, known, invoice, verb, kind
):
    asked = cashier.done(
        "invoice", verb, invoice, "--line", "1=100.50", "--reason", "Twice"
    )
    [waiting] = cashier2.done("invoice", "credit-requests")["items"]
    approve = ("invoice", "approve-credit", waiting["id"], "--reason", "Seen")
    assert cashier.refused(*approve)[1]["rule"] == "B4"
    note = cashier2.done(*approve)["credit_note"]

    assert asked["request"]["id"] == waiting["id"]
    assert (note["kind"], note["amount"]["amount"]) == (kind, "100.50")
    assert patient.done("invoice", "credit-notes", invoice)["items"] == [note]
    mine = patient.done("patient", "credit-notes", known.patient)["items"]
    assert mine == [patient.done("invoice", "credit-note", note["id"])] == [note]
    shown = patient.done("invoice", "show", invoice)
    assert (shown["credited"], shown["due"]["amount"]) == (note["amount"], "1399.50")


def test_what_is_declined_is_owed_as_before(cashier, cashier2, invoice):
    asked = cashier.done("invoice", "waive", invoice, "--reason", "Asked for it")
    which = ("invoice", "approve-credit", asked["request"]["id"])

    said = cashier2.done(*which, "--decline", "--reason", "Can pay")

    assert said["request"]["status"] == "declined"
    assert cashier.done("invoice", "show", invoice)["due"]["amount"] == "1500.00"


def test_a_patient_objects_and_is_answered(patient, cashier, invoice):
    disputing = ("invoice", "dispute", invoice, "1", "--reason", "I was not there")
    dispute = patient.done(*disputing)
    [waiting] = cashier.done("dues", "disputes")["items"]
    answer = ("--reject", "--reason", "The doctor remembers")
    answered = cashier.done("dues", "decide-dispute", dispute["id"], *answer)

    assert waiting == dispute
    assert answered["dispute"]["status"] == "rejected"
    [told] = patient.done("invoice", "disputes", invoice)["items"]
    assert told == answered["dispute"]


def test_an_invoice_is_paid_in_parts_as_agreed(cashier, patient, invoice):
    parts = ("--instalment", "2027-04-01=500", "--instalment", "2027-05-01=1000.00")

    plan = cashier.done("invoice", "plan", invoice, *parts)

    assert patient.done("invoice", "show", invoice)["instalments"] == [
        {"due_on": "2027-04-01", "amount": {"amount": "500.00", "currency": "BDT"}},
        {"due_on": "2027-05-01", "amount": {"amount": "1000.00", "currency": "BDT"}},
    ]
    ended = cashier.done("invoice", "end-plan", invoice, "--reason", "Moved away")
    assert (ended["id"], ended["end_reason"]) == (plan["id"], "Moved away")


@pytest.mark.parametrize("line", ["1", "0=5", "x=5", "=5", "1=", "1=5.001"])
def test_a_line_that_cannot_be_read_is_a_usage_error(cashier, invoice, line):
    asked = ("invoice", "credit", invoice, "--line", line, "--reason", "Twice")

    assert cashier.call(*asked).exit_code == 2
