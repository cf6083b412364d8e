"""Many people give money back at the same moment, on each of the databases (B6)."""

import pytest

from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import Refund, RefundStatus
from mediklaud.domain.billing.refund_refusals import (
    MoreThanRefundable,
    NotInThisRefundStatus,
)
from mediklaud.ports.billing import Payments
from mediklaud.ports.cash import CashierSessions
from tests.at_once import all_at_once
from tests.builders.billing import FEE, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.drawers import at_the_drawer, so_much
from tests.builders.refunds import granted, to_ask, to_decide, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, read

MANY = 16


@pytest.fixture
def hospital(database):
    hospital = a_hospital(database)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def payment(hospital):
    """Five hundred taka by transfer, for one invoice."""
    patient_id = an_enrolled_patient(hospital).id
    seen(hospital, patient_id)
    return hospital.handle(to_pay(invoiced(hospital, patient_id), FEE)).payment


def sent_at_once(hospital, *commands):
    """The refunds that came of it, and why the others were refused."""
    outcomes = all_at_once(*(lambda c=c: hospital.handle(c) for c in commands))
    done = [one for one in outcomes if isinstance(one, Refund)]
    return done, [one for one in outcomes if one not in done]


@pytest.mark.parametrize(("part", "most"), [(FEE, 1), (taka(62_50), 8)])
def test_sixteen_who_ask_get_no_more_than_was_paid(hospital, payment, part, most):
    commands = [to_ask(payment, part) for _ in range(MANY)]

    asked, refused = sent_at_once(hospital, *commands)

    assert len(asked) == most
    assert {type(why) for why in refused} == {MoreThanRefundable}
    numbers = sorted(refund.number for refund in asked)
    assert numbers == [f"RFD-2027-{n:06}" for n in range(1, most + 1)]


def test_sixteen_who_decide_decide_once(hospital, payment):
    asked = hospital.handle(to_ask(payment))
    commands = [to_decide(asked, granted=bool(n % 2)) for n in range(MANY)]

    [decided], refused = sent_at_once(hospital, *commands)

    assert {type(why) for why in refused} == {NotInThisRefundStatus}
    owed = FEE if decided.status is RefundStatus.APPROVED else taka(0)
    assert account_of(hospital, payment.patient_id).owed == owed


def test_sixteen_who_pay_out_pay_once(hospital, payment):
    refund = granted(hospital, payment, method=PaymentMethod.CASH)
    clerks = [at_the_drawer(hospital) for _ in range(4)]
    commands = [to_pay_out(refund, actor=clerks[n % 4]) for n in range(MANY)]

    [paid], refused = sent_at_once(hospital, *commands)

    assert {type(why) for why in refused} == {NotInThisRefundStatus}
    sessions = read(hospital.storage, CashierSessions)
    assert sessions.takings(paid.paid.cashier_session_id) == so_much(cash=-FEE.minor)
    others = [c.account_id for c in clerks if c.account_id != paid.paid.by]
    assert not any(sessions.takings(sessions.open_of(one).id) for one in others)


def test_a_double_click_asks_decides_and_pays_once(hospital, payment):
    asker, decider = the_cashier(), the_cashier()
    key = {"idempotency_key": "k-1"}

    [asked, same], _ = sent_at_once(
        hospital, *[to_ask(payment, actor=asker, **key) for _ in range(2)]
    )
    assert asked == same
    [granted_, same], _ = sent_at_once(
        hospital, *[to_decide(asked, actor=decider, **key) for _ in range(2)]
    )
    assert granted_ == same
    key = {"idempotency_key": "k-2"}
    [paid, same], _ = sent_at_once(
        hospital, *[to_pay_out(granted_, actor=decider, **key) for _ in range(2)]
    )
    assert paid == same
    listed = hospital.handle(ListRefunds(actor=asker, patient_id=payment.patient_id))
    assert listed == (paid,)


def test_refunds_and_payments_of_one_patient_do_not_pass_each_other(hospital, payment):
    """What is owed again is paid again, and refunded again, until all is done."""
    seen(hospital, payment.patient_id)
    other = invoiced(hospital, payment.patient_id)
    refund = hospital.handle(to_ask(payment))
    commands = [to_pay(other, taka(100_00)) for _ in range(4)]

    outcomes = all_at_once(
        lambda: hospital.handle(to_decide(refund)),
        *(lambda c=c: hospital.handle(c) for c in commands),
    )

    assert not [one for one in outcomes if isinstance(one, Exception)]
    account = account_of(hospital, payment.patient_id)
    assert (account.owed, account.credit) == (taka(600_00), taka(0))
    stands = read(hospital.storage, Payments).of_patient(payment.patient_id, None, 9)
    assert [p.refunded for p in stands if p.id == payment.id] == [FEE]
