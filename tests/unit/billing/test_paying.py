import pytest
from attrs import evolve

from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.account import PatientAccountNotFound
from mediklaud.domain.billing.dues import Blocked, OwedInvoice
from mediklaud.domain.billing.invoice import InvoiceNotIssued
from mediklaud.domain.billing.payment import Allocation, MoreThanDue, NothingPaid
from mediklaud.domain.billing.settlement import SettlementState
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import CurrencyMismatch, Money
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    account_of,
    drafted,
    invoiced,
    seen,
    taka,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    hospital = a_hospital(None, clock)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def patient_id(hospital):
    return an_enrolled_patient(hospital).id


def an_invoice(hospital, patient_id, **how):
    seen(hospital, patient_id)
    return invoiced(hospital, patient_id, **how)


def override(hospital, patient_id, **what):
    usual = {"actor": the_cashier(), "reason": "Pays on Friday"}
    command = GrantDuesOverride(patient_id=patient_id, **{**usual, **what})
    return hospital.handle(command)


def test_a_new_patient_owes_nothing(hospital, patient_id):
    account = account_of(hospital, patient_id)

    assert (account.owed, account.overdue, account.credit) == (taka(0),) * 3
    assert (account.blocked, account.override, account.invoices) == (None, None, ())


def test_an_issued_invoice_is_owed_and_blocks_when_it_is_overdue(
    hospital, clock, patient_id
):
    invoice = an_invoice(hospital, patient_id)
    before = account_of(hospital, patient_id)
    clock.pass_by(15 * DAY)
    after = account_of(hospital, patient_id)

    owed = OwedInvoice(invoice.id, FEE, invoice.due_on)
    assert before.invoices == after.invoices == (owed,)
    assert (before.owed, before.overdue, before.blocked) == (FEE, taka(0), None)
    assert (after.owed, after.overdue) == (FEE, FEE)
    assert after.blocked == Blocked(FEE, (invoice.id,))


def test_payment_clears_the_block_at_once(hospital, clock, patient_id):
    invoice = an_invoice(hospital, patient_id)
    clock.pass_by(15 * DAY)
    hospital.handle(to_pay(invoice, FEE))

    account = account_of(hospital, patient_id)

    assert (account.owed, account.blocked) == (taka(0), None)


def test_a_payment_names_its_number_and_what_it_pays_for(hospital, patient_id):
    invoice = an_invoice(hospital, patient_id)
    cashier = the_cashier()

    payment = hospital.handle(to_pay(invoice, taka(200_00), actor=cashier))

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

    payment = hospital.handle(to_pay(chosen, FEE + FEE + taka(1), keep_as_credit=True))

    assert [(a.invoice_id, a.amount) for a in payment.allocations] == [
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


def test_an_override_is_shown_in_the_account_until_it_ends(hospital, clock, patient_id):
    granted = override(hospital, patient_id)
    assert account_of(hospital, patient_id).override == granted.id

    clock.pass_by(DAY)

    assert account_of(hospital, patient_id).override is None


def test_who_may_book_by_an_override_is_not_shown_as_blocked(
    hospital, clock, patient_id
):
    an_invoice(hospital, patient_id)
    clock.pass_by(15 * DAY)
    override(hospital, patient_id)

    account = account_of(hospital, patient_id)

    assert (account.overdue, account.blocked) == (FEE, None)


def test_an_override_says_who_granted_it_and_why(hospital, patient_id):
    chief = an_actor(Role.CHIEF_MEDICAL_OFFICER)

    granted = override(hospital, patient_id, actor=chief, reason=" In  pain ")

    assert (granted.granted_by, granted.reason) == (chief.account_id, "In pain")


def test_the_front_desk_overrides_nothing(hospital, patient_id):
    with pytest.raises(RoleLacksPermission):
        override(hospital, patient_id, actor=an_actor(Role.FRONT_DESK))


@pytest.mark.parametrize("ask", [override, account_of])
def test_a_patient_who_is_not_there_has_no_account(hospital, ask):
    with pytest.raises(PatientAccountNotFound):
        ask(hospital, new(PatientId))


def test_a_patient_reads_the_own_account(hospital, patient_id):
    patient = an_actor(Role.PATIENT, patient_id=patient_id)
    query = ReadAccount(actor=patient, patient_id=patient_id)

    assert hospital.handle(query) == account_of(hospital, patient_id)
