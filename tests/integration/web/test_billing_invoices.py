"""Billing looks at an invoice, prints it, and takes some of it back."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import to_set_tariff
from tests.builders.crediting import an_invoice_of, credited, to_credit, to_decide


@pytest.fixture(scope="module")
def priced(house):
    house.hospital.handle(to_set_tariff())
    return house


@pytest.fixture
def invoice(priced):
    """One line of 500 taka, one of 300."""
    patient_id = PatientId.parse(priced.a_patient())
    return an_invoice_of(priced.hospital, patient_id, taka(500_00), taka(300_00))


@pytest.fixture
def billing(signed_in):
    return signed_in(Role.BILLING)


def test_an_invoice_says_everything_that_became_of_it(house, billing, invoice):
    note = credited(house.hospital, invoice, reason="Never took place at all")
    page = billing.get(f"/invoices/{invoice.id}")

    assert note.number in page
    assert "Never took place at all" in page
    assert "Credited" in page


def test_invoice_and_credit_note_and_statement_are_printed(house, billing, invoice):
    note = credited(house.hospital, invoice)
    for paper in (
        f"/invoices/{invoice.id}/paper.pdf",
        f"/credit-notes/{note.id}/paper.pdf",
        f"/accounts/{invoice.patient_id}/statement.pdf",
    ):
        assert billing.door.get(paper).content.startswith(b"%PDF")


def test_a_credit_note_of_some_lines_waits_for_a_second_person(house, billing, invoice):
    here = f"/invoices/{invoice.id}/credit"
    billing.get(here)
    page = billing.send(
        here, kind="waiver", reason="Cannot pay", **{"line:2": "100.00"}
    )

    assert "somebody else of billing decides" in page
    assert "Nothing was credited" in page


def test_what_cannot_be_read_is_marked_and_what_was_written_stays(billing, invoice):
    here = f"/invoices/{invoice.id}/credit"
    billing.get(here)
    page = billing.send(here, 422, reason="", **{"line:1": "much"})

    assert "Please fill this in" in page
    assert 'id="e-line:1"' in page
    assert 'value="much"' in page


def test_more_than_is_left_of_a_line_is_refused(billing, invoice):
    here = f"/invoices/{invoice.id}/credit"
    billing.get(here)
    page = billing.send(here, 409, reason="Wrong", **{"line:2": "300.01"})

    assert "More than is left of this line" in page


def test_a_line_that_there_is_not_is_none(billing, invoice):
    here = f"/invoices/{invoice.id}/credit"
    billing.get(here)
    billing.send(here, 422, reason="Wrong", **{"line:7": "1.00"})
    billing.send(here, 422, reason="Wrong", **{"line:x": "1.00"})


def test_nothing_more_is_credited_of_what_is_credited(house, billing, invoice):
    house.hospital.handle(to_decide(house.hospital.handle(to_credit(invoice)).request))
    here = f"/invoices/{invoice.id}/credit"
    billing.get(here)

    assert "Nothing is left" in billing.send(here, 409, reason="Once more")


def test_a_patient_does_not_credit(priced, invoice, signed_in):
    priced.a_patient("Somebody Else")
    stranger = signed_in(Role.PATIENT)

    stranger.get(f"/invoices/{invoice.id}/credit", 404)
