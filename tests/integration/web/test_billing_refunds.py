"""Money goes back: one of billing asks, another decides, then it is paid out."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import to_pay, to_set_tariff
from tests.builders.crediting import an_invoice_of
from tests.builders.refunds import to_ask
from tests.integration.http.people import PASSWORD


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def payment(priced):
    """500 taka, by card, of somebody who owed as much."""
    patient_id = PatientId.parse(priced.a_patient("Salma Begum"))
    invoice = an_invoice_of(priced.hospital, patient_id, taka(500_00))
    return priced.hospital.handle(to_pay(invoice, taka(500_00))).payment


@pytest.fixture
def refund(priced, payment):
    return priced.hospital.handle(to_ask(payment, taka(200_00)))


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def asking(payment):
    return f"/accounts/{payment.patient_id}/payments/{payment.id}/refund"


def test_what_was_paid_is_listed_and_its_receipt_printed(billing, payment):
    here = f"/accounts/{payment.patient_id}/payments"
    page = billing.get(here)
    receipt = billing.door.get(f"{here}/{payment.id}/paper.pdf")

    assert payment.number in page
    assert receipt.content.startswith(b"%PDF")


def test_who_asks_for_money_back_does_not_decide(billing, payment):
    here = asking(payment)
    billing.get(here)
    page = billing.send(here, amount="200.00", reason="Paid twice")

    assert "Somebody else of billing decides" in page
    assert "You asked for it" in page
    assert "Asked by you" in billing.get("/refunds")


def test_no_more_goes_back_than_was_paid(billing, payment):
    here = asking(payment)
    billing.get(here)
    page = billing.send(here, 409, amount="500.01", reason="Paid twice")

    assert "More than what was paid" in page


def test_an_amount_and_a_reason_are_needed(billing, payment):
    here = asking(payment)
    billing.get(here)
    page = billing.send(here, 422, amount="a lot", reason="")

    assert 'id="e-amount"' in page
    assert 'id="e-reason"' in page


def test_what_waits_is_listed_with_the_name_of_whose_it_is(billing, refund):
    page = billing.get("/refunds")

    assert "Salma Begum" in page
    assert refund.number in page
    assert refund.number not in billing.get("/refunds?status=paid")


def test_a_status_that_is_none_is_refused(billing):
    billing.get("/refunds?status=gone", 400)


def test_another_lets_it_go_back_and_pays_it_out(priced, billing, refund):
    priced.at_the_drawer(Role.BILLING)
    here = f"/refunds/{refund.id}"
    billing.get(here)
    page = billing.send(f"{here}/decide", step="grant", reason="So it is")
    assert "has left the account" in page

    assert "It is paid out" in billing.send(f"{here}/pay-out")


def test_another_says_no(billing, refund):
    here = f"/refunds/{refund.id}"
    billing.get(here)
    page = billing.send(f"{here}/decide", step="decline", reason="It is right")

    assert "It does not go back" in page


def test_the_payments_of_one_patient_are_not_found_with_another(
    priced, billing, payment
):
    other = priced.a_patient("Somebody Else")

    billing.get(f"/accounts/{other}/payments/{payment.id}/refund", 404)
    billing.get(f"/accounts/{other}/payments/{payment.id}/paper.pdf", 404)


def test_who_signed_in_long_ago_shows_again_who_they_are(house, billing, refund):
    here = f"/refunds/{refund.id}"
    billing.get(here)
    house.clock.pass_by(timedelta(minutes=11))
    page = billing.send(f"{here}/decide", 403, step="grant", reason="So it is")
    assert "prove again" in page
    billing.send(f"{here}/decide", 409, step="grant", _again="wrong")
    page = billing.send(f"{here}/decide", step="grant", _again=PASSWORD)

    assert "has left the account" in page
