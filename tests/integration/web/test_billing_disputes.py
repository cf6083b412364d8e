"""Billing notes and answers objections, and agrees to be paid in parts."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import MONDAY, taka
from tests.builders.cashier import to_set_tariff
from tests.builders.crediting import an_invoice_of, to_dispute

MONTH = timedelta(days=30)


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def invoice(priced):
    patient_id = PatientId.parse(priced.a_patient("Habib Khan"))
    return an_invoice_of(priced.hospital, patient_id, taka(500_00), taka(100_00))


@pytest.fixture
def dispute(priced, invoice):
    return priced.hospital.handle(to_dispute(invoice, reason="I was abroad"))


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def test_an_objection_is_noted_on_a_line(billing, invoice):
    here = f"/invoices/{invoice.id}/dispute"
    billing.get(here)
    page = billing.send(here, position="2", reason="Was never given")

    assert "The objection is noted" in page
    assert "Was never given" in page
    assert "Disputed" in page


def test_a_line_is_objected_to_once_and_for_a_reason(billing, dispute, invoice):
    here = f"/invoices/{invoice.id}/dispute"
    billing.get(here)

    assert "disputed already" in billing.send(here, 409, position="1", reason="Again")
    assert "Please fill this in" in billing.send(here, 422, reason="")
    billing.send(here, 422, position="nine", reason="Again")


def test_a_patient_who_is_right_is_credited_by_two(billing, dispute, invoice):
    assert "Habib Khan" in billing.get("/disputes")
    here = f"/disputes/{dispute.id}"
    assert "I was abroad" in billing.get(here)
    page = billing.send(here, step="uphold", reason="Right you are", amount="50.00")

    assert "The patient is right" in page
    assert "50.00" in billing.get("/credit-requests")
    assert "Right you are" in billing.get(f"/invoices/{invoice.id}")


def test_a_line_may_stay_as_it_is(billing, dispute, invoice):
    here = f"/disputes/{dispute.id}"
    billing.get(here)
    page = billing.send(here, step="reject", reason="The doctor has seen you")

    assert "stays as it is" in page
    assert "Stays as it is" in billing.get(f"/invoices/{invoice.id}")
    assert "The doctor has seen you" in billing.get(here)
    billing.get(f"/disputes/{invoice.id}", 404)


def test_an_answer_takes_a_reason(billing, dispute):
    here = f"/disputes/{dispute.id}"
    billing.get(here)

    assert "Please fill this in" in billing.send(here, 422, step="uphold")


def test_an_invoice_is_paid_in_parts_as_proposed(billing, invoice):
    here = f"/invoices/{invoice.id}/plan"
    billing.get(f"{here}?parts=4")
    page = billing.send(here)

    assert "The agreement stands" in page
    assert "150.00" in page


def test_parts_that_are_not_what_is_due_are_refused_and_stay(billing, invoice):
    here = f"/invoices/{invoice.id}/plan"
    billing.get(f"{here}?parts=2")
    page = billing.send(here, 409, **{"amount:1": "77.77"})

    assert "no more, no less" in page
    assert 'value="77.77"' in page


def test_days_and_amounts_that_cannot_be_read_are_marked(billing, invoice):
    here = f"/invoices/{invoice.id}/plan"
    billing.get(f"{here}?parts=2")
    page = billing.send(here, 422, **{"due:1": "soon", "amount:2": ""})

    assert 'id="e-due:1"' in page
    assert 'id="e-amount:2"' in page


def test_a_part_of_the_past_is_refused(billing, invoice):
    here = f"/invoices/{invoice.id}/plan"
    billing.get(f"{here}?parts=2")

    billing.send(here, 422, **{"due:1": str(MONDAY - MONTH)})


def test_an_agreement_is_ended_for_a_reason(billing, invoice):
    here = f"/invoices/{invoice.id}/plan"
    billing.get(here)
    billing.send(here)
    billing.send(f"{here}/end", 422)
    page = billing.send(f"{here}/end", reason="The first part never came")

    assert "The agreement is ended" in page


def test_only_some_numbers_of_parts_are_proposed(billing, invoice):
    billing.get(f"/invoices/{invoice.id}/plan?parts=400", 400)


def test_a_patient_agrees_on_nothing(priced, invoice, signed_in):
    priced.a_patient("Somebody Else")
    stranger = signed_in(Role.PATIENT)

    stranger.get(f"/invoices/{invoice.id}/plan", 404)
    stranger.get("/disputes", 403)
