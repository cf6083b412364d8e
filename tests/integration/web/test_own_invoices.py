"""A patient sees the own invoices, prints them, and goes to pay online."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import invoiced, seen, to_pay, to_set_tariff
from tests.integration.http.doors import a_door
from tests.integration.web.browser import Browser


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def owing(priced, signed_in):
    """A patient in the browser, and an invoice of 500 taka of which 200 are paid."""
    patient_id = PatientId.parse(priced.a_patient())
    seen(priced.hospital, patient_id)
    invoice = invoiced(priced.hospital, patient_id)
    priced.hospital.handle(to_pay(invoice, taka(200_00)))
    return signed_in(Role.PATIENT), invoice


def test_an_invoice_says_what_it_is_for_and_what_is_still_due(owing):
    patient, invoice = owing
    page = patient.get("/my/invoices")
    assert "300.00" in page

    page = patient.get(patient.link("/my/invoices/"))

    assert invoice.number in page
    assert "Part paid" in page
    assert "300.00" in page


def test_it_is_printed(owing):
    patient, invoice = owing
    patient.get(f"/my/invoices/{invoice.id}")
    answer = patient.door.get(patient.link(f"/my/invoices/{invoice.id}/paper.pdf"))

    assert answer.content.startswith(b"%PDF")
    assert answer.headers["cache-control"] == "no-store"


def test_without_a_gateway_it_is_said_that_nothing_can_be_paid_online(owing):
    patient, invoice = owing
    patient.get(f"/my/invoices/{invoice.id}")
    page = patient.send(f"/my/invoices/{invoice.id}/pay", 409)

    assert 'role="alert"' in page


def test_where_no_gateway_is_set_nobody_is_led_to_one(priced, owing):
    who, invoice = owing
    patient = Browser(a_door(priced.hospital, pays_online=False))
    patient.door.cookies = who.door.cookies
    page = patient.get(f"/my/invoices/{invoice.id}")

    assert "Please pay at the front desk" in page
    assert f"/my/invoices/{invoice.id}/pay" not in patient.forms


def test_an_amount_that_is_none_is_marked(owing):
    patient, invoice = owing
    patient.get(f"/my/invoices/{invoice.id}")
    page = patient.send(f"/my/invoices/{invoice.id}/pay", 422, amount="much")

    assert 'aria-invalid="true"' in page
    assert 'value="much"' in page


def test_another_patients_invoice_is_not_there(priced, owing, signed_in):
    _, invoice = owing
    priced.a_patient("Somebody Else")
    other = signed_in(Role.PATIENT)

    for address in (
        f"/my/invoices/{invoice.id}",
        f"/my/invoices/{invoice.id}/paper.pdf",
    ):
        page = other.get(address, 404)
        assert invoice.number not in page


def test_a_receipt_is_found_and_printed(owing):
    patient, _ = owing
    patient.get("/my/invoices")
    page = patient.get(patient.link("/my/receipts"))
    paper = patient.door.get(patient.link("/my/receipts/"))

    assert "200.00" in page
    assert paper.content.startswith(b"%PDF")


def test_who_paid_nothing_yet_is_told_so(priced, signed_in):
    priced.a_patient()
    assert "You have paid nothing yet" in signed_in(Role.PATIENT).get("/my/receipts")
