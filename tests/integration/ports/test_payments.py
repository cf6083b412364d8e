import pytest
from attrs import evolve

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.payment import Allocation, Credit, PaymentNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.money import MalformedAmount
from mediklaud.ports.billing import Accounts, Payments
from tests.builders.billing import (
    DAY,
    MONDAY,
    taka,
    with_account,
    with_issued,
    with_payment,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


def account(storage, patient_id):
    return read(storage, Accounts).read(patient_id, MONDAY_MORNING)


def owed(storage, patient_id):
    return {o.invoice_id: o.amount for o in account(storage, patient_id).owed}


def test_what_a_payment_pays_for_is_owed_no_more(storage, patient_id):
    with ports_of(storage) as port:
        one = with_issued(port, patient_id, taka(300))
        other = with_issued(port, patient_id, taka(500))
        with_payment(
            port, patient_id, taka(400), (one.id, taka(300)), (other.id, taka(100))
        )

    assert owed(storage, patient_id) == {other.id: taka(400)}


def test_what_is_left_of_a_payment_is_credit(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, taka(300))
        payment = with_payment(port, patient_id, taka(400), (invoice.id, taka(300)))

    assert account(storage, patient_id).credit == taka(100)
    assert read(storage, Payments).credits_of(patient_id) == (
        Credit(payment.id, taka(100)),
    )


def test_nobody_else_has_the_credit(storage, patient_id):
    with ports_of(storage) as port:
        other = with_account(port)
        with_payment(port, patient_id, taka(1))

    assert account(storage, other).credit == taka(0)
    assert read(storage, Payments).credits_of(other) == ()


def test_credits_are_listed_the_earliest_first(storage, patient_id):
    with ports_of(storage) as port:
        first, second = (with_payment(port, patient_id, taka(n)) for n in (1, 2))

    assert read(storage, Payments).credits_of(patient_id) == (
        Credit(first.id, taka(1)),
        Credit(second.id, taka(2)),
    )


def test_a_payment_that_is_used_up_leaves_no_credit(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, taka(300))
        with_payment(port, patient_id, taka(300), (invoice.id, taka(300)))

    assert read(storage, Payments).credits_of(patient_id) == ()


def test_credit_pays_for_a_later_invoice(storage, patient_id):
    with ports_of(storage) as port:
        payment = with_payment(port, patient_id, taka(400))
        invoice = with_issued(port, patient_id, taka(300))
        part = Allocation(payment.id, invoice.id, taka(300))
        port(Payments).allocate(patient_id, (part,))

    assert account(storage, patient_id).owed == ()
    assert account(storage, patient_id).credit == taka(100)
    (left,) = read(storage, Payments).credits_of(patient_id)
    assert left.amount == taka(100)


def test_credit_that_is_not_there_cannot_be_spent(storage, patient_id):
    with ports_of(storage) as port:
        payment = with_payment(port, patient_id, taka(100))
        invoice = with_issued(port, patient_id, taka(300))
    part = Allocation(payment.id, invoice.id, taka(101))

    with pytest.raises(Contended), ports_of(storage) as port:
        port(Payments).allocate(patient_id, (part,))
    assert account(storage, patient_id).credit == taka(100)


def test_credit_stays_an_amount_that_can_be_told(storage, patient_id):
    with ports_of(storage) as port:
        with_payment(port, patient_id, taka(10**17))

    with pytest.raises(MalformedAmount), ports_of(storage) as port:
        with_payment(port, patient_id, taka(1))

    assert account(storage, patient_id).credit == taka(10**17)


def test_no_more_is_taken_than_is_owed(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, taka(300))
        with_payment(port, patient_id, taka(200), (invoice.id, taka(200)))

    with pytest.raises(Contended), ports_of(storage) as port:
        with_payment(port, patient_id, taka(101), (invoice.id, taka(101)))
    assert owed(storage, patient_id) == {invoice.id: taka(100)}


def test_owed_invoices_are_listed_the_oldest_due_first(storage, patient_id):
    with ports_of(storage) as port:
        days = [MONDAY + n * DAY for n in (2, 0, 1)]
        invoices = [with_issued(port, patient_id, due_on=day) for day in days]

    listed = [o.invoice_id for o in account(storage, patient_id).owed]

    assert listed == [invoices[n].id for n in (1, 2, 0)]


def test_a_patients_payments_are_listed_the_latest_first(storage, patient_id):
    with ports_of(storage) as port:
        one = with_issued(port, patient_id, taka(300))
        other = with_issued(port, patient_id, taka(500))
        parts = (one.id, taka(300)), (other.id, taka(100))
        first = with_payment(port, patient_id, taka(400), *parts)
        second = with_payment(port, patient_id, taka(50))
        with_payment(port, with_account(port), taka(1))

    payments = read(storage, Payments)
    assert payments.of_patient(patient_id, None, 9) == (second, first)
    assert payments.of_patient(patient_id, None, 1) == (second,)
    assert payments.of_patient(patient_id, second.id, 9) == (first,)


def test_a_listed_payment_says_what_its_credit_paid_for_since(storage, patient_id):
    with ports_of(storage) as port:
        payment = with_payment(port, patient_id, taka(400))
        later = with_issued(port, patient_id, taka(300))
        spent = Allocation(payment.id, later.id, taka(300))
        port(Payments).allocate(patient_id, (spent,))

    [listed] = read(storage, Payments).of_patient(patient_id, None, 9)
    assert listed.allocations == (spent,)
    assert listed.credit == taka(100)


def test_one_payment_is_read_with_what_it_pays_for_today(storage, patient_id):
    with ports_of(storage) as port:
        payment = with_payment(port, patient_id, taka(400))
        later = with_issued(port, patient_id, taka(300))
        spent = Allocation(payment.id, later.id, taka(300))
        port(Payments).allocate(patient_id, (spent,))

    found = read(storage, Payments).get(payment.id, EVERYONE)
    assert found == evolve(payment, allocations=(spent,))


def test_a_payment_of_somebody_else_looks_like_none(storage, patient_id):
    with ports_of(storage) as port:
        payment = with_payment(port, with_account(port), taka(1))

    for payment_id in (payment.id, new(PaymentId)):
        with pytest.raises(PaymentNotFound):
            read(storage, Payments).get(
                payment_id, Scope(patients=frozenset({patient_id}))
            )
