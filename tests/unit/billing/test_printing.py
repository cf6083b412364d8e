"""Who prints an invoice, and that it stays the same paper (B10, X1)."""

import pytest

from mediklaud.application.billing.print_invoice import PrintInvoice
from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.invoice import InvoiceNotFound, InvoiceNotIssued
from mediklaud.domain.billing.payment import PaymentNotFound
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import MONDAY, taka
from tests.builders.cashier import (
    drafted,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.registry import the_desk
from tests.hospital import an_actor, new


@pytest.fixture(autouse=True)
def tariff(hospital):
    return hospital.handle(to_set_tariff())


def to_print(invoice, **who):
    return PrintInvoice(**{"actor": the_cashier(), **who}, invoice_id=invoice.id)


def test_neither_a_new_price_nor_a_new_name_changes_the_paper(hospital, patient_id):
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    before = hospital.handle(to_print(invoice))
    assert before.name == "INV-2027-000001.pdf"

    dearer = {"price": taka(9), "valid_from": MONDAY.replace(day=2)}
    hospital.handle(to_set_tariff(**dearer))
    hospital.handle(
        UpdatePatient(
            actor=the_desk(), patient_id=patient_id, version=1, name="Amina Rahman"
        )
    )

    assert hospital.handle(to_print(invoice)) == before


def test_a_draft_is_no_paper_yet(hospital, patient_id):
    seen(hospital, patient_id)

    with pytest.raises(InvoiceNotIssued):
        hospital.handle(to_print(drafted(hospital, patient_id)))


def test_a_patient_prints_the_own_invoice_and_nobody_elses(hospital, patient_id):
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    own = an_actor(Role.PATIENT, patient_id=patient_id)
    other = an_actor(Role.PATIENT, patient_id=new(PatientId))

    assert hospital.handle(to_print(invoice, actor=own)).patient_id == patient_id
    with pytest.raises(InvoiceNotFound):
        hospital.handle(to_print(invoice, actor=other))
    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_print(invoice, actor=an_actor(Role.DOCTOR)))


def receipt_of(payment, **who):
    return PrintReceipt(**{"actor": the_desk(), **who}, payment_id=payment.id)


def test_a_receipt_stays_the_same_whatever_becomes_of_the_money(hospital, patient_id):
    seen(hospital, patient_id)
    first = invoiced(hospital, patient_id)
    more = hospital.handle(to_pay(first, taka(700_00), keep_as_credit=True)).payment
    before = hospital.handle(receipt_of(more))
    assert before.name == "RCP-2027-000001.pdf"

    seen(hospital, patient_id)
    invoiced(hospital, patient_id)  # the credit pays for it
    hospital.handle(
        UpdatePatient(
            actor=the_desk(), patient_id=patient_id, version=1, name="Amina Rahman"
        )
    )

    assert hospital.handle(receipt_of(more)) == before


def test_a_patient_prints_the_own_receipt_and_nobody_elses(hospital, patient_id):
    seen(hospital, patient_id)
    paid = hospital.handle(to_pay(invoiced(hospital, patient_id), taka(1))).payment
    own = an_actor(Role.PATIENT, patient_id=patient_id)
    other = an_actor(Role.PATIENT, patient_id=new(PatientId))

    assert hospital.handle(receipt_of(paid, actor=own)).patient_id == patient_id
    with pytest.raises(PaymentNotFound):
        hospital.handle(receipt_of(paid, actor=other))
