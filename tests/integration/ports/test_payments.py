import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.invoice_tables import allocations, dues, payments
from mediklaud.domain.billing.payment import Allocation, Credit
from mediklaud.domain.errors import Contended
from mediklaud.ports.billing import Accounts, Payments
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    MONDAY_MORNING,
    taka,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.hospital import ports_of, read


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


def with_paid_invoice(database):
    with ports_of(database) as port:
        patient_id = with_account(port)
        invoice = with_issued(port, patient_id)
        return with_payment(port, patient_id, FEE, (invoice.id, FEE)).id.value


@pytest.mark.parametrize("change", [delete, update])
def test_a_database_refuses_to_change_or_remove_money_that_came_in(database, change):
    payment_id = with_paid_invoice(database)
    for table, column in ((payments, payments.c.id), (allocations, allocations.c[1])):
        statement = change(table)
        if change is update:
            statement = statement.values(amount_minor=1)
        with (
            pytest.raises(IntegrityError, match="never changes"),
            database.unit(writes=True) as unit,
        ):
            unit.database.connection.execute(statement.where(column == payment_id))


def test_a_database_takes_no_payment_for_a_draft(database):
    with ports_of(database) as port:
        patient_id = with_account(port)
        draft = with_draft(port, patient_id)

    with pytest.raises(IntegrityError), ports_of(database) as port:
        with_payment(port, patient_id, FEE, (draft.id, FEE))


def test_a_database_refuses_dues_below_nothing(database):
    with ports_of(database) as port:
        invoice = with_issued(port, with_account(port))
    this = dues.c.invoice_id == invoice.id.value
    below = update(dues).values(owed_minor=-1).where(this)

    with pytest.raises(IntegrityError), database.unit(writes=True) as unit:
        unit.database.connection.execute(below)
