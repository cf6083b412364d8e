"""Billing begins with what is to be invoiced, and with who is late."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import seen, to_set_tariff
from tests.builders.crediting import an_invoice_of, to_dispute


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


def test_an_empty_day_says_so(signed_in):
    page = signed_in(Role.BILLING).get("/")

    assert "Everything that was done stands on an invoice" in page
    assert "No invoice is late" in page


def test_what_was_done_waits_for_an_invoice_by_name(priced, signed_in):
    patient_id = PatientId.parse(priced.a_patient("Jamila Khatun"))
    seen(priced.hospital, patient_id)
    billing = signed_in(Role.BILLING)
    page = billing.get("/")

    assert "Jamila Khatun" in page
    assert "500.00" in page
    assert f"/accounts/{patient_id}" in billing.links


def test_what_has_no_price_is_marked(priced, signed_in):
    patient_id = PatientId.parse(priced.a_patient("Nadia Rahman"))
    seen(priced.hospital, patient_id, visit_type="emergency")

    assert "1 without a price" in signed_in(Role.BILLING).get("/")


def test_an_invoice_that_is_late_stands_there_with_its_days(priced, signed_in):
    patient_id = PatientId.parse(priced.a_patient("Abdul Malek"))
    invoice = an_invoice_of(priced.hospital, patient_id, taka(750_00))
    priced.let_pass(timedelta(days=30))
    billing = signed_in(Role.BILLING)
    page = billing.get("/")

    assert invoice.number in page
    assert "Abdul Malek" in page
    assert "750.00" in page
    assert f"/invoices/{invoice.id}" in billing.links


def test_a_patient_who_owes_for_too_long_is_let_pass_once_for_a_reason(
    priced, signed_in
):
    patient_id = PatientId.parse(priced.a_patient("Farid Alam"))
    an_invoice_of(priced.hospital, patient_id, taka(750_00))
    priced.let_pass(timedelta(days=60))
    billing = signed_in(Role.BILLING)
    here = f"/accounts/{patient_id}"
    assert "No routine visit can be booked" in billing.get(here)
    assert "Please fill this in" in billing.send(f"{here}/override", 422)
    page = billing.send(f"{here}/override", reason="The daughter pays on Friday")

    assert "The next booking is let pass, once" in page


def test_what_waits_to_be_decided_is_counted(priced, signed_in):
    patient_id = PatientId.parse(priced.a_patient("Mina Das"))
    invoice = an_invoice_of(priced.hospital, patient_id, taka(300_00))
    priced.hospital.handle(to_dispute(invoice))

    assert '<span class="chip warn">1</span>' in signed_in(Role.BILLING).get("/")


def test_the_whole_list_is_there_for_billing_alone(priced, signed_in):
    priced.a_patient("Karim Hossain")

    assert "Late invoices" in signed_in(Role.BILLING).get("/billing-work")
    signed_in(Role.PATIENT).get("/billing-work", 403)
