"""What waits for billing, of all patients."""

from datetime import timedelta

from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.billing.waiting import Decisions
from mediklaud.ports.billing import Charges
from mediklaud.ports.billing_work import BillingWork
from mediklaud.ports.crediting import CreditRequests, Disputes, PaymentPlans
from mediklaud.ports.payments_online import PaymentExceptions
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    a_charge,
    taka,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.builders.crediting import a_dispute, a_plan, a_request
from tests.builders.online import an_exception, with_intent
from tests.builders.refunds import with_refund
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

LONG_AGO = MONDAY_MORNING - timedelta(days=9)
LATE = MONDAY + 90 * DAY


def work(storage):
    return read(storage, BillingWork)


def late_on(storage, day=LATE, limit=9):
    return {one.owed.invoice_id: one.late for one in work(storage).overdue(day, limit)}


def test_whoever_has_waited_longest_for_an_invoice_stands_first(storage):
    with ports_of(storage) as port:
        fresh, old = with_account(port), with_account(port)
        port(Charges).add(a_charge(patient_id=fresh))
        port(Charges).add(a_charge(patient_id=old, served_at=LONG_AGO, quantity=3))
        port(Charges).add(a_charge(patient_id=old, price=None))
    first, second = work(storage).to_invoice(9)

    assert (first.patient_id, first.charges, first.unpriced) == (old, 2, 1)
    assert (first.amount, first.since) == (FEE.times(3), LONG_AGO)
    assert (second.patient_id, second.unpriced) == (fresh, 0)
    assert work(storage).to_invoice(1) == (first,)


def test_services_without_any_price_have_no_amount(storage):
    with ports_of(storage) as port:
        port(Charges).add(a_charge(patient_id=with_account(port), price=None))

    assert work(storage).to_invoice(9)[0].amount is None


def test_what_stands_on_an_invoice_or_was_voided_waits_for_none(storage):
    with ports_of(storage) as port:
        patient_id = with_account(port)
        with_draft(port, patient_id)
        voided = a_charge(patient_id=patient_id)
        port(Charges).add(voided)
        port(Charges).save(voided.voided("Entered twice"))

    assert work(storage).to_invoice(9) == ()


def test_late_invoices_stand_by_their_due_days_with_what_is_late(storage):
    with ports_of(storage) as port:
        later = with_issued(port, with_account(port), FEE, due_on=MONDAY + 9 * DAY)
        patient_id = with_account(port)
        first = with_issued(port, patient_id, FEE, due_on=MONDAY + DAY)
        with_payment(port, patient_id, taka(100), (first.id, taka(100)))

    assert late_on(storage, MONDAY + DAY) == {}
    assert list(late_on(storage, LATE).items()) == [
        (first.id, FEE - taka(100)),
        (later.id, FEE),
    ]
    assert list(late_on(storage, LATE, limit=1)) == [first.id]


def test_what_is_paid_or_disputed_or_paid_in_parts_as_agreed_is_not_late(storage):
    with ports_of(storage) as port:
        patient_id = with_account(port)
        paid, disputed, planned = (with_issued(port, patient_id, FEE) for _ in "123")
        with_payment(port, patient_id, FEE, (paid.id, FEE))
        port(Disputes).add(a_dispute(disputed))
        port(PaymentPlans).add(a_plan(planned, Instalment(LATE, FEE)))

    assert late_on(storage) == {}
    assert late_on(storage, LATE + DAY) == {planned.id: FEE}


def test_only_what_nobody_has_decided_is_counted(storage):
    nothing = work(storage).decisions()
    with ports_of(storage) as port:
        patient_id = with_account(port)
        one, other = (with_issued(port, patient_id, FEE) for _ in "12")
        payment = with_payment(port, patient_id, FEE)
        port(Disputes).add(a_dispute(one))
        rejected = a_dispute(other).reject(
            by=None, at=MONDAY_MORNING, reason="So it is"
        )
        port(Disputes).add(rejected)
        port(CreditRequests).add(a_request(one))
        with_refund(port, payment)
        port(PaymentExceptions).add(an_exception(with_intent(port)))

    assert nothing == Decisions(credit_requests=0, refunds=0, disputes=0, exceptions=0)
    assert work(storage).decisions() == Decisions(
        credit_requests=1, refunds=1, disputes=1, exceptions=1
    )
