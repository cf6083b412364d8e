from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.application.messaging.courier import Courier
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.proof import ProofNeeded
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.cashier_session import NoCashierSession
from mediklaud.domain.billing.payment import PaymentMethod, PaymentNotFound
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.billing.refund_refusals import (
    MoreThanRefundable,
    NotInThisRefundStatus,
    OwnRefund,
    RefundNotFound,
)
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.ids import PatientId, PaymentId, SessionId
from mediklaud.domain.shared.person import Contact
from mediklaud.ports.cash import CashierSessions
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
from tests.builders.messaging import Postbag
from tests.builders.refunds import granted, to_ask, to_decide, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.hospital import an_actor, new, read


@pytest.fixture(autouse=True)
def tariff(hospital):
    """A consultation has its price."""
    return hospital.handle(to_set_tariff())


def paid(hospital, patient_id, amount=FEE, **what):
    """A payment for a new invoice of 500 taka; what is more is credit."""
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    command = to_pay(invoice, amount, keep_as_credit=True, **what)
    return hospital.handle(command).payment


@pytest.fixture
def payment(hospital, patient_id):
    """700 taka by transfer, of which 500 paid for an invoice."""
    return paid(hospital, patient_id, taka(700_00))


def the_patient(patient_id):
    return an_actor(Role.PATIENT, patient_id=patient_id)


def test_what_is_asked_for_is_numbered_and_moves_nothing_yet(hospital, payment):
    before = account_of(hospital, payment.patient_id)
    actor = the_cashier()

    refund = hospital.handle(to_ask(payment, taka(700_00), actor=actor))

    assert refund.number == "RFD-2027-000001"
    assert (refund.status, refund.asked_by) == (RefundStatus.ASKED, actor.account_id)
    assert refund.method is payment.method
    assert account_of(hospital, payment.patient_id) == before


def test_approved_it_takes_unused_money_first_and_then_what_paid_for_an_invoice(
    hospital, payment
):
    refund = granted(hospital, payment, taka(300_00))

    account = account_of(hospital, payment.patient_id)
    assert refund.status is RefundStatus.APPROVED
    assert (account.credit, account.owed) == (taka(0), taka(100_00))
    assert refund.from_credit == taka(200_00)
    assert refund.freed_on(payment.allocations[0].invoice_id) == taka(100_00)


def test_other_credit_pays_at_once_for_what_is_owed_again(hospital, payment):
    paid(hospital, payment.patient_id, FEE)
    assert account_of(hospital, payment.patient_id).credit == taka(200_00)

    granted(hospital, payment, taka(700_00))

    account = account_of(hospital, payment.patient_id)
    assert (account.credit, account.owed) == (taka(0), taka(500_00))


def test_what_is_owed_again_and_late_blocks_again(hospital, clock, payment):
    clock.pass_by(timedelta(days=30))
    assert account_of(hospital, payment.patient_id).blocked is None

    granted(hospital, payment)

    assert account_of(hospital, payment.patient_id).blocked is not None


def test_rejected_it_can_be_asked_for_again(hospital, payment):
    refund = hospital.handle(to_ask(payment))
    with pytest.raises(MoreThanRefundable) as refused:
        hospital.handle(to_ask(payment, taka(1)))
    assert refused.value.left == taka(0)

    decided = hospital.handle(to_decide(refund, granted=False))

    assert decided.status is RefundStatus.REJECTED
    assert hospital.handle(to_ask(payment)).number == "RFD-2027-000002"


def test_never_more_goes_back_than_was_paid_however_often_it_is_asked(
    hospital, payment
):
    granted(hospital, payment, taka(400_00))
    hospital.handle(to_ask(payment, taka(200_00)))

    with pytest.raises(MoreThanRefundable) as refused:
        hospital.handle(to_ask(payment, taka(100_01)))
    assert refused.value.left == taka(100_00)


def test_whoever_asked_does_not_decide(hospital, payment):
    clerk = the_cashier()
    refund = hospital.handle(to_ask(payment, actor=clerk))

    for yes in (True, False):
        with pytest.raises(OwnRefund):
            hospital.handle(to_decide(refund, granted=yes, actor=clerk))


def test_nobody_decides_about_their_own_money(hospital, payment):
    refund = hospital.handle(to_ask(payment))
    both = the_cashier(patient_id=payment.patient_id)

    with pytest.raises(OwnRefund):
        hospital.handle(to_decide(refund, actor=both))


def test_whoever_decides_has_just_proven_who_they_are(hospital, clock, payment):
    refund = hospital.handle(to_ask(payment))
    factor_shown = {"proven_at": clock.now(), "factor_proven_at": clock.now()}
    clerk = the_cashier(session_id=new(SessionId), **factor_shown)
    clock.pass_by(timedelta(minutes=6))

    with pytest.raises(ProofNeeded):
        hospital.handle(to_decide(refund, actor=clerk))
    password_alone = evolve(clerk, proven_at=clock.now())
    with pytest.raises(ProofNeeded):
        hospital.handle(to_decide(refund, actor=password_alone))
    both = evolve(password_alone, factor_proven_at=clock.now())
    assert hospital.handle(to_decide(refund, actor=both)).verdict.by == clerk.account_id


def test_it_is_decided_once(hospital, payment):
    refund = granted(hospital, payment)

    for yes in (True, False):
        with pytest.raises(NotInThisRefundStatus):
            hospital.handle(to_decide(refund, granted=yes))


def test_money_that_came_by_transfer_goes_back_so_and_needs_no_drawer(
    hospital, payment
):
    refund = granted(hospital, payment, taka(700_00))
    account = account_of(hospital, payment.patient_id)
    clerk = the_cashier()

    done = hospital.handle(to_pay_out(refund, actor=clerk))

    assert (done.status, done.paid.by) == (RefundStatus.PAID, clerk.account_id)
    assert account_of(hospital, payment.patient_id) == account
    with pytest.raises(NotInThisRefundStatus):
        hospital.handle(to_pay_out(refund))


def test_cash_leaves_the_drawer_of_whoever_hands_it_over(hospital, payment):
    refund = granted(hospital, payment, method=PaymentMethod.CASH)
    with pytest.raises(NoCashierSession):
        hospital.handle(to_pay_out(refund))

    clerk = at_the_drawer(hospital, minor=900_00)
    done = hospital.handle(to_pay_out(refund, actor=clerk))

    session = done.paid.cashier_session_id
    takings = read(hospital.storage, CashierSessions).takings(session)
    assert takings == so_much(cash=-700_00)


@pytest.mark.parametrize("granted_first", [False, None])
def test_what_was_not_approved_is_not_paid_out(hospital, payment, granted_first):
    refund = hospital.handle(to_ask(payment))
    if granted_first is not None:
        hospital.handle(to_decide(refund, granted=granted_first))

    with pytest.raises(NotInThisRefundStatus):
        hospital.handle(to_pay_out(refund))


def test_asked_twice_with_one_key_it_is_asked_once(hospital, payment):
    command = to_ask(payment, taka(1), idempotency_key="k-1")

    assert hospital.handle(command) == hospital.handle(command)
    listed = hospital.handle(ListRefunds(actor=the_cashier()))
    assert len(listed) == 1


def test_patients_see_their_own_refunds_and_nobody_elses(hospital, payment):
    refund = hospital.handle(to_ask(payment))
    other = paid(hospital, an_enrolled_patient(hospital).id)
    theirs = hospital.handle(to_ask(other))
    me = the_patient(payment.patient_id)

    assert hospital.handle(ReadRefund(actor=me, refund_id=refund.id)) == refund
    assert hospital.handle(ListRefunds(actor=me)) == (refund,)
    with pytest.raises(RefundNotFound):
        hospital.handle(ReadRefund(actor=me, refund_id=theirs.id))
    with pytest.raises(PatientNotFound):
        hospital.handle(ListRefunds(actor=me, patient_id=other.patient_id))


def test_what_waits_is_listed_by_where_it_stands(hospital, payment):
    first, second = (hospital.handle(to_ask(payment, taka(n))) for n in (1, 2))
    done = hospital.handle(to_decide(first))
    clerk = the_cashier()

    def listed(**what):
        return hospital.handle(ListRefunds(actor=clerk, **what))

    assert listed(status=RefundStatus.ASKED) == (second,)
    assert listed(status=RefundStatus.APPROVED) == (done,)
    assert listed(patient_id=payment.patient_id) == (second, done)
    assert listed(patient_id=new(PatientId)) == ()


def test_the_desk_pays_out_but_neither_asks_nor_decides(hospital, payment):
    clerk = an_actor(Role.FRONT_DESK)
    refund = granted(hospital, payment)

    for command in (to_ask(payment, actor=clerk), to_decide(refund, actor=clerk)):
        with pytest.raises(RoleLacksPermission):
            hospital.handle(command)
    assert hospital.handle(to_pay_out(refund, actor=clerk)).paid.by == clerk.account_id


def test_nothing_goes_back_of_a_payment_that_is_none(hospital, payment):
    with pytest.raises(PaymentNotFound):
        hospital.handle(to_ask(payment, payment_id=new(PaymentId)))


def test_the_patient_hears_once_that_money_came_back_and_nothing_of_why(hospital):
    amina = Contact(email="amina@example.com", phone="+8801712345678")
    patient = an_enrolled_patient(hospital, contact=amina)
    payment = paid(hospital, patient.id)
    refund = granted(hospital, payment)

    hospital.handle(to_pay_out(refund, idempotency_key="k-1"))

    bag = Postbag()
    Courier(app=hospital, mailer=bag, sms=bag).deliver_due()
    [letter] = [one for one in bag.letters if "paid money back" in one.subject]
    assert letter.to == amina.email
    told = (letter.subject + letter.text + letter.html).lower()
    assert not [w for w in ("consult", "twice", patient.name.lower()) if w in told]
