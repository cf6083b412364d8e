import pytest
from attrs import evolve

from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.invoice import InvoiceNotIssued
from mediklaud.domain.billing.payment import (
    Allocation,
    AlreadyPaid,
    MoreThanDue,
    NothingPaid,
)
from mediklaud.domain.billing.settlement import SettlementState
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import DAY, FEE, MONDAY, taka
from tests.builders.cashier import (
    account_of,
    drafted,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.hospital import an_actor


@pytest.fixture(autouse=True)
def tariff(hospital):
    """A consultation has its price."""
    return hospital.handle(to_set_tariff())


def an_invoice(hospital, patient_id, **how):
    seen(hospital, patient_id)
    return invoiced(hospital, patient_id, **how)


def test_a_payment_names_its_number_and_what_it_pays_for(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    cashier = the_cashier()

    receipt = hospital.handle(to_pay(invoice, taka(200_00), actor=cashier))
    payment = receipt.payment

    assert payment.number == "RCP-2027-000001"
    assert payment.received_by == cashier.account_id
    assert payment.allocations == (Allocation(payment.id, invoice.id, taka(200_00)),)


def test_an_invoice_can_be_paid_in_parts(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    states = []
    for part in (taka(200_00), taka(300_00)):
        hospital.handle(to_pay(invoice, part))
        query = ReadInvoice(actor=the_cashier(), invoice_id=invoice.id)
        states.append(hospital.handle(query).state)

    assert states == [SettlementState.PART_PAID, SettlementState.PAID]


def test_the_receipt_says_what_is_still_due_on_the_invoice(hospital, patient_id):
    an_invoice(hospital, patient_id)
    invoice = an_invoice(hospital, patient_id)

    receipts = [hospital.handle(to_pay(invoice, taka(n))) for n in (200_00, 300_00)]

    assert [receipt.due for receipt in receipts] == [taka(300_00), taka(0)]


def test_an_invoice_that_is_paid_is_not_paid_again_unasked(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    hospital.handle(to_pay(invoice, FEE))

    with pytest.raises(AlreadyPaid):
        hospital.handle(to_pay(invoice, taka(1)))
    kept = hospital.handle(to_pay(invoice, taka(1), keep_as_credit=True))
    assert (kept.payment.credit, kept.due) == (taka(1), taka(0))


def test_more_than_is_due_is_not_taken_unasked(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)

    with pytest.raises(MoreThanDue) as refused:
        hospital.handle(to_pay(invoice, FEE + taka(1)))
    assert refused.value.due == FEE
    assert account_of(hospital, patient_id).owed == FEE


def test_more_than_is_due_pays_the_other_invoices_the_oldest_first(
    hospital, patient_id
):
    late = an_invoice(hospital, patient_id, due_on=MONDAY + 9 * DAY)
    soon = an_invoice(hospital, patient_id, due_on=MONDAY + DAY)
    chosen = an_invoice(hospital, patient_id)

    receipt = hospital.handle(to_pay(chosen, FEE + FEE + taka(1), keep_as_credit=True))

    assert [(a.invoice_id, a.amount) for a in receipt.payment.allocations] == [
        (chosen.id, FEE),
        (soon.id, FEE),
        (late.id, taka(1)),
    ]
    assert account_of(hospital, patient_id).credit == taka(0)


def test_what_no_invoice_needs_is_credit_and_pays_for_the_next_one(
    hospital, patient_id
):
    invoice = an_invoice(hospital, patient_id)
    hospital.handle(to_pay(invoice, FEE + taka(200_00), keep_as_credit=True))
    assert account_of(hospital, patient_id).credit == taka(200_00)

    an_invoice(hospital, patient_id)

    account = account_of(hospital, patient_id)
    assert (account.owed, account.credit) == (FEE - taka(200_00), taka(0))


def test_credit_is_not_used_up_by_an_invoice_over_nothing(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    hospital.handle(to_pay(invoice, FEE + taka(1), keep_as_credit=True))
    hospital.handle(to_set_tariff(service="procedure", price=taka(0)))
    seen(hospital, patient_id, visit_type="procedure")
    invoiced(hospital, patient_id)

    assert account_of(hospital, patient_id).credit == taka(1)


def test_no_money_is_taken_for_a_draft(hospital, patient_id):
    seen(hospital, patient_id)

    with pytest.raises(InvoiceNotIssued):
        hospital.handle(to_pay(drafted(hospital, patient_id), FEE))


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("minor", [0, -1])
def test_a_payment_is_more_than_nothing(hospital, patient_id, minor, keep):
    invoice = an_invoice(hospital, patient_id)

    with pytest.raises(NothingPaid):
        hospital.handle(to_pay(invoice, taka(minor), keep_as_credit=keep))


@pytest.mark.parametrize("keep", [True, False])
def test_an_invoice_is_paid_in_its_own_money(hospital, patient_id, keep):
    invoice = an_invoice(hospital, patient_id)
    euros = to_pay(invoice, Money(FEE.minor, "EUR"), keep_as_credit=keep)

    with pytest.raises(CurrencyMismatch):
        hospital.handle(euros)


def test_a_payment_sent_twice_with_one_key_is_taken_once(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    command = to_pay(invoice, taka(1), idempotency_key="k-1")

    assert hospital.handle(command) == hospital.handle(command)
    assert account_of(hospital, patient_id).owed == FEE - taka(1)


def test_a_patient_takes_no_money(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    patient = an_actor(Role.PATIENT, patient_id=patient_id)

    with pytest.raises(RoleLacksPermission):
        hospital.handle(evolve(to_pay(invoice, FEE), actor=patient))
