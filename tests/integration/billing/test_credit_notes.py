"""A medicine that comes back after its invoice was issued is credited (B4, H9)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.credit_tables import (
    credit_note_lines,
    credit_notes,
    freed_allocations,
)
from mediklaud.adapters.sql.invariants import ask_all
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.billing.charge import ChargeStatus
from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.settlement import SettlementState
from mediklaud.ports.billing import CreditNotes, Payments
from tests.builders.billing import taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.counter import Counter
from tests.hospital import read

SEVEN = taka(7_03)
ALL = taka(158_70)
"""Twenty-one at 7.03, and 7.5 % of it: 11.07 as it is rounded."""


def a_counter(storage):
    """Tablets at 7.03 and 7.5 %, twenty-one of them handed out and invoiced."""
    counter = Counter(storage)
    counter.fill(100)
    service = f"medicine_{counter.product.code}"
    counter.ward.hospital.handle(
        to_set_tariff(service=service, price=SEVEN, tax_rate=750)
    )
    return counter


@pytest.fixture
def counter(storage):
    return a_counter(storage)


@pytest.fixture
def handed_out(counter):
    return counter.dispense(counter.prescribe())


@pytest.fixture
def invoice(counter, handed_out):
    return invoiced(counter.ward.hospital, handed_out.patient_id)


def standing(counter, invoice):
    return counter.ward.hospital.handle(
        ReadInvoice(actor=the_cashier(), invoice_id=invoice.id)
    )


def notes(counter, invoice):
    return read(counter.storage, CreditNotes).of_invoice(invoice.id)


def account(counter):
    return account_of(counter.ward.hospital, counter.ward.patient.id)


def pay(counter, invoice, amount, **what):
    return counter.ward.hospital.handle(to_pay(invoice, amount, **what))


def visit_invoiced(counter, price):
    """Another invoice of the patient, over a visit."""
    hospital, patient_id = counter.ward.hospital, counter.ward.patient.id
    hospital.handle(to_set_tariff(price=price))
    seen(hospital, patient_id)
    return invoiced(hospital, patient_id)


def test_what_came_back_is_credited_by_a_note_of_its_own_series(
    counter, handed_out, invoice
):
    counter.take_back(handed_out, 5)

    [note] = notes(counter, invoice)
    assert note.number == "CN-2027-000001"
    assert note.kind is CreditKind.RETURN
    assert note.patient_id == handed_out.patient_id
    [line] = note.lines
    assert (line.position, line.quantity) == (1, 5)
    assert line.amount == ALL - taka(120_92)


def test_the_invoice_stays_and_says_what_of_it_was_credited(
    counter, handed_out, invoice
):
    counter.take_back(handed_out, 5)

    after = standing(counter, invoice)
    assert after.invoice == invoice
    assert (after.paid, after.credited, after.due) == (
        taka(0),
        taka(37_78),
        taka(120_92),
    )
    assert account(counter).owed == after.due


def test_its_charge_stays_as_it_was_invoiced(counter, handed_out, invoice):
    counter.take_back(handed_out, 5)

    [charge] = counter.ward.hospital.handle(
        ListCharges(actor=the_cashier(), patient_id=handed_out.patient_id)
    )
    assert (charge.status, charge.quantity) == (ChargeStatus.INVOICED, 21)


def test_however_often_some_comes_back_in_the_end_all_is_credited_to_the_last_unit(
    counter, handed_out, invoice
):
    for quantity in (1, 1, 2, 3, 14):
        counter.take_back(handed_out, quantity)

    issued = notes(counter, invoice)
    assert [note.number[-1] for note in issued] == ["1", "2", "3", "4", "5"]
    assert sum(note.amount.minor for note in issued) == ALL.minor
    after = standing(counter, invoice)
    assert (after.due, after.state) == (taka(0), SettlementState.CREDITED)


def test_what_had_been_paid_is_the_patients_credit_again(counter, handed_out, invoice):
    paid = pay(counter, invoice, ALL).payment

    counter.take_back(handed_out, 5)

    after = standing(counter, invoice)
    assert (after.paid, after.credited, after.due) == (
        taka(120_92),
        taka(37_78),
        taka(0),
    )
    assert after.state is SettlementState.PAID
    assert account(counter).credit == taka(37_78)
    [left] = read(counter.storage, Payments).credits_of(handed_out.patient_id)
    assert (left.payment_id, left.amount) == (paid.id, taka(37_78))
    [kept] = read(counter.storage, Payments).of_patient(handed_out.patient_id, None, 9)
    assert [part.amount for part in kept.allocations] == [taka(120_92)]
    assert kept.credit == taka(37_78)


def test_of_a_part_paid_invoice_first_what_is_owed_is_credited(
    counter, handed_out, invoice
):
    pay(counter, invoice, taka(100_00))
    pay(counter, invoice, taka(28_74))

    counter.take_back(handed_out, 5)

    after = standing(counter, invoice)
    assert (after.paid, after.due) == (taka(120_92), taka(0))
    assert account(counter).credit == taka(7_82)
    [note] = notes(counter, invoice)
    assert [part.amount for part in note.freed] == [taka(7_82)]


def test_the_credit_of_a_note_pays_for_the_next_invoice(counter, handed_out, invoice):
    pay(counter, invoice, ALL)
    counter.take_back(handed_out, 21)
    assert account(counter).credit == ALL

    visit = visit_invoiced(counter, taka(500_00))

    assert standing(counter, visit).paid == ALL
    assert account(counter).credit == taka(0)


def test_the_credit_of_a_note_pays_for_what_is_owed_already(
    counter, handed_out, invoice
):
    """Also by the payment that has paid for some of it before."""
    visit = visit_invoiced(counter, taka(500_00))
    pay(counter, invoice, ALL + taka(100_00), keep_as_credit=True)
    assert standing(counter, visit).paid == taka(100_00)

    counter.take_back(handed_out, 21)

    assert standing(counter, visit).paid == ALL + taka(100_00)
    assert account(counter).credit == taka(0)
    assert account(counter).owed == taka(400_00) - ALL
    [kept] = read(counter.storage, Payments).of_patient(handed_out.patient_id, None, 9)
    assert [p.amount for p in kept.allocations] == [ALL + taka(100_00)]


def test_an_undone_dispensation_is_credited_whole(counter, handed_out, invoice):
    counter.undo(handed_out)

    assert standing(counter, invoice).credited == ALL
    assert account(counter).owed == taka(0)


def amiss(database):
    """What does not agree; other tests leave some behind in hospitals of their own."""
    answers = ask_all(database.engine)
    return {(answer.invariant, one) for answer in answers for one in answer.broken}


def test_the_databases_find_their_books_in_order(database):
    before = amiss(database)
    counter = a_counter(database)
    handed_out = counter.dispense(counter.prescribe())
    invoice = invoiced(counter.ward.hospital, handed_out.patient_id)
    visit_invoiced(counter, taka(500_00))
    pay(counter, invoice, ALL + taka(100_00), keep_as_credit=True)
    counter.take_back(handed_out, 20)

    assert amiss(database) <= before


def test_sixteen_returns_at_once_are_credited_once_each(database):
    before = amiss(database)
    counter = a_counter(database)
    handed_out = counter.dispense(counter.prescribe())
    invoice = invoiced(counter.ward.hospital, handed_out.patient_id)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: counter.take_back(handed_out, 1), range(16)))

    issued = notes(counter, invoice)
    numbers = sorted(note.number for note in issued)
    assert numbers == [f"CN-2027-{n:06}" for n in range(1, 17)]
    assert standing(counter, invoice).credited == ALL - taka(37_79)
    assert amiss(database) <= before


@pytest.mark.parametrize("change", [delete, update])
def test_a_database_refuses_to_change_or_remove_a_credit_note(database, change):
    counter = a_counter(database)
    handed_out = counter.dispense(counter.prescribe())
    invoice = invoiced(counter.ward.hospital, handed_out.patient_id)
    pay(counter, invoice, ALL)
    counter.take_back(handed_out, 5)

    for table in (credit_notes, credit_note_lines, freed_allocations):
        statement = change(table)
        if change is update:
            statement = statement.values(hospital_id=table.c.hospital_id)
        with (
            pytest.raises(IntegrityError, match="never changes"),
            database.unit(writes=True) as unit,
        ):
            unit.database.connection.execute(statement)
