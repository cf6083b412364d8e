"""A visit from the first administrator to its payment, by CLI on a real PostgreSQL."""

import pytest

from tests.integration.cli.people import let_people_in, open_hospital
from tests.integration.cli.terminal import Terminal
from tests.integration.cli.test_story_of_the_desk import book
from tests.integration.cli.test_story_of_the_doctor import complete


@pytest.fixture
def machine(postgres_url, tmp_path):
    """A machine with its hospital on PostgreSQL."""
    return Terminal(postgres_url, tmp_path)


def test_a_visit_is_booked_kept_billed_and_paid(machine):
    open_hospital(machine)
    known = let_people_in(machine)
    desk, cashier = machine.signed_in("desk"), machine.signed_in("cashier")
    doctor = machine.signed_in("nasrin")
    cashier.done("tariff", "set", "consultation", "1500")

    visit = book(desk, known, "2027-03-01 08:30")["id"]
    taken = desk.refused(
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-01 08:30"),
    )
    doctor.done("appointment", "start", visit)
    complete(doctor, visit)
    draft = cashier.done("invoice", "draft", known.patient)
    cashier.done("invoice", "issue", draft["id"])
    cashier.done("cashier", "open", "0")
    cashier.done("payment", "take", draft["id"], "1500")

    assert taken[1]["code"] == "slot_taken"
    assert cashier.done("invoice", "show", draft["id"])["state"] == "paid"
    assert machine.done("db", "check") == {"done": True}
