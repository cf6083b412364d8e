from datetime import timedelta

import pytest
from attrs import evolve
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.refund_tables import refund_frees, refunds
from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.payment import Allocation, Credit, PaymentMethod
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.billing.refund_refusals import RefundNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId, RefundId
from mediklaud.ports.billing import Accounts, Invoices, Payments
from mediklaud.ports.refunds import Refunds
from tests.builders.billing import MONDAY, taka, with_account, with_issued, with_payment
from tests.builders.refunds import (
    a_verdict,
    approved,
    paid_out,
    with_approved,
    with_refund,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

ONLINE = {"method": PaymentMethod.ONLINE}


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


@pytest.fixture
def payment(storage, patient_id):
    """700 taka, of which 500 paid for an invoice; the rest is credit."""
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, taka(500))
        part = (invoice.id, taka(500))
        return with_payment(port, patient_id, taka(700), part)


def save(storage, refund):
    with ports_of(storage) as port:
        return port(Refunds).save(refund)


def asked(storage, payment, **what):
    with ports_of(storage) as port:
        return with_refund(port, payment, **what)


def account(storage, payment):
    return read(storage, Accounts).read(payment.patient_id, MONDAY_MORNING)


def invoice_of(payment):
    return payment.allocations[0].invoice_id


def taken(storage, payment, amount=700, freed=500, **what):
    """Approved, with so much of it taken from the invoice."""
    refund = asked(storage, payment, amount=taka(amount), **what)
    parts = [(invoice_of(payment), taka(freed))] if freed else []
    return save(storage, approved(refund, *parts))


def test_a_refund_is_kept_as_it_was_asked_for_decided_and_paid(storage, payment):
    refund = asked(storage, payment)
    assert read(storage, Refunds).get(refund.id, EVERYONE) == refund

    yes = approved(refund, (invoice_of(payment), taka(500)))
    kept = save(storage, yes)
    assert kept == evolve(yes, version=2)
    assert read(storage, Refunds).get(refund.id, EVERYONE) == kept

    paid = save(storage, kept.paid_out(paid_out()))
    assert read(storage, Refunds).get(refund.id, EVERYONE) == paid


def test_one_that_was_sent_to_the_gateway_says_when_and_under_what(storage, payment):
    refund = taken(storage, payment, **ONLINE)
    sent = save(storage, refund.sent(MONDAY_MORNING))
    assert read(storage, Refunds).get(refund.id, EVERYONE) == sent

    how = paid_out(by=None, provider_ref="re_1")
    done = save(storage, sent.arrived(how))
    assert read(storage, Refunds).get(refund.id, EVERYONE) == done


def test_what_is_approved_leaves_the_account_and_is_owed_again(storage, payment):
    asked(storage, payment, amount=taka(1))
    assert account(storage, payment).credit == taka(200)

    taken(storage, payment, amount=600, freed=400)

    now = account(storage, payment)
    assert [o.amount for o in now.owed] == [taka(400)]
    assert now.credit == taka(0)
    stands = read(storage, Payments).get(payment.id, EVERYONE)
    assert stands.refunded == taka(600)
    assert stands.allocations == (
        Allocation(payment.id, invoice_of(payment), taka(100)),
    )
    assert read(storage, Payments).paid_for(invoice_of(payment)) == stands.allocations
    assert read(storage, Payments).credits_of(payment.patient_id) == ()
    invoice = read(storage, Invoices).read(invoice_of(payment), EVERYONE, MONDAY)
    assert (invoice.paid, invoice.refunded) == (taka(100), taka(400))


def test_what_was_rejected_changes_nothing(storage, payment):
    refund = asked(storage, payment)
    before = account(storage, payment)
    save(storage, refund.rejected(a_verdict()))

    assert account(storage, payment) == before
    assert read(storage, Payments).get(payment.id, EVERYONE) == payment
    assert read(storage, Refunds).held(payment.id) == taka(0)


def test_what_failed_is_credit_again(storage, payment):
    refund = taken(storage, payment, **ONLINE)
    save(storage, save(storage, refund.sent(MONDAY_MORNING)).failed())

    assert account(storage, payment).credit == taka(700)
    assert read(storage, Refunds).held(payment.id) == taka(0)
    invoice = read(storage, Invoices).read(invoice_of(payment), EVERYONE, MONDAY)
    assert invoice.refunded is None
    credit = Credit(payment.id, taka(700))
    assert read(storage, Payments).credits_of(payment.patient_id) == (credit,)


def test_never_more_is_held_than_was_paid(storage, payment):
    assert read(storage, Refunds).held(payment.id) is None
    first = asked(storage, payment, amount=taka(400))
    asked(storage, payment, amount=taka(300))
    assert read(storage, Refunds).held(payment.id) == taka(700)

    with pytest.raises(Contended):
        asked(storage, payment, amount=taka(1))
    save(storage, first.rejected(a_verdict()))
    asked(storage, payment, amount=taka(400))

    assert read(storage, Refunds).held(payment.id) == taka(700)


def test_more_than_was_paid_is_not_even_held_first(storage, payment):
    with pytest.raises(Contended):
        asked(storage, payment, amount=taka(701))
    assert read(storage, Refunds).held(payment.id) is None


def test_no_more_credit_leaves_than_there_is(storage, payment):
    with pytest.raises(Contended):
        taken(storage, payment, amount=201, freed=0)
    assert account(storage, payment).credit == taka(200)


def test_only_what_was_read_can_be_changed(storage, payment):
    refund = asked(storage, payment)
    save(storage, refund.rejected(a_verdict()))

    with pytest.raises(Contended):
        save(storage, approved(refund))
    assert account(storage, payment).credit == taka(200)


def test_a_refund_out_of_reach_looks_like_none(storage, payment):
    refund = asked(storage, payment)
    strange = Scope(patients=frozenset({new(PatientId)}))

    for refund_id, scope in ((refund.id, strange), (new(RefundId), EVERYONE)):
        with pytest.raises(RefundNotFound):
            read(storage, Refunds).get(refund_id, scope)


def test_refunds_are_listed_the_latest_first_by_patient_and_status(storage, payment):
    one, other, third = (asked(storage, payment, amount=taka(n)) for n in (1, 2, 3))
    third = save(storage, third.rejected(a_verdict()))
    with ports_of(storage) as port:
        with_refund(port, with_payment(port, with_account(port), taka(1)))

    book, whose = read(storage, Refunds), payment.patient_id
    assert book.page(None, whose, None, 9) == (third, other, one)
    assert book.page(RefundStatus.ASKED, whose, None, 9) == (other, one)
    assert book.page(RefundStatus.REJECTED, whose, None, 9) == (third,)
    assert book.page(None, whose, None, 1) == (third,)
    assert book.page(None, whose, third.id, 9) == (other, one)


def test_those_of_all_patients_are_listed_together(storage, payment):
    one = asked(storage, payment, amount=taka(1))
    with ports_of(storage) as port:
        other = with_refund(port, with_payment(port, with_account(port), taka(1)))

    found = read(storage, Refunds).page(RefundStatus.ASKED, None, None, 9)
    assert found == (other, one)


def test_the_gateway_is_asked_about_what_waits_for_it(storage, payment):
    asked(storage, payment, amount=taka(1), **ONLINE)
    taken(storage, payment, amount=2, freed=0)
    waits = taken(storage, payment, amount=3, freed=0, **ONLINE)
    sent = taken(storage, payment, amount=4, freed=0, **ONLINE)
    sent = save(storage, sent.sent(MONDAY_MORNING))
    later = MONDAY_MORNING + timedelta(seconds=1)

    book = read(storage, Refunds)
    assert book.to_send(MONDAY_MORNING, 9) == (waits,)
    assert book.to_send(later, 9) == (waits, sent)
    assert book.to_send(later, 1) == (waits,)
    save(storage, sent.arrived(paid_out(by=None)))
    assert book.to_send(later, 9) == (waits,)


def run(database, statement):
    with database.unit(writes=True) as unit:
        unit.database.connection.execute(statement)


def test_a_database_keeps_what_was_asked_for_and_freed(database):
    with ports_of(database) as port:
        patient_id = with_account(port)
        invoice = with_issued(port, patient_id, taka(500))
        payment = with_payment(port, patient_id, taka(500), (invoice.id, taka(500)))
        refund = with_approved(port, payment, (invoice.id, taka(500)))
    this = refunds.c.id == refund.id.value
    freed = refund_frees.c.refund_id == refund.id.value

    for statement in (
        update(refunds).values(amount_minor=1).where(this),
        update(refunds).values(asked_by=None).where(this),
        update(refunds).values(status="failed").where(this),
        delete(refunds).where(this),
        update(refund_frees).values(amount_minor=1).where(freed),
        delete(refund_frees).where(freed),
    ):
        with pytest.raises(IntegrityError):
            run(database, statement)


def test_a_database_lets_a_refund_only_go_forward(database):
    with ports_of(database) as port:
        payment = with_payment(port, with_account(port), taka(500))
        refund = with_approved(port, payment)
    this = refunds.c.id == refund.id.value
    back = {"status": "asked", "decided_at": None, "decided_by": None}

    for values in (back, {"status": "rejected"}):
        with pytest.raises(IntegrityError, match="never changes"):
            run(database, update(refunds).values(**values).where(this))


def test_a_database_asks_for_two_people(database):
    with ports_of(database) as port:
        payment = with_payment(port, with_account(port), taka(500))
        refund = with_approved(port, payment)
    alone = {"decided_by": refund.asked_by.value}

    with pytest.raises(IntegrityError, match="two"):
        run(
            database,
            update(refunds).values(**alone).where(refunds.c.id == refund.id.value),
        )
