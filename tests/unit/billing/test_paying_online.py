"""A patient pays online: what comes of it, however the gateway behaves (B7)."""

from datetime import timedelta

import pytest

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.read_online_payment import ReadOnlinePayment
from mediklaud.application.billing.read_payment_link import ReadPaymentLink
from mediklaud.application.billing.receive_payment_event import ReceivePaymentEvent
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Role
from mediklaud.domain.billing.gateway import BadSignature, NoGateway, PaymentOrder
from mediklaud.domain.billing.invoice import InvoiceNotFound
from mediklaud.domain.billing.online import (
    IntentNotFound,
    IntentStatus,
    OtherAmountUnderWay,
)
from mediklaud.domain.billing.payment import AlreadyPaid, MoreThanDue, PaymentMethod
from mediklaud.domain.billing.payment_exception import (
    ExceptionDecision,
    ExceptionKind,
    ExceptionStatus,
)
from mediklaud.domain.billing.payment_link import LinkNotFound
from mediklaud.domain.billing.sandbox import Button
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.billing import Payments
from mediklaud.ports.payment_links import PaymentLinks
from tests.builders.billing import FEE, taka
from tests.builders.cashier import account_of, the_cashier, to_pay
from tests.builders.sandbox import HOME, PayingHospital
from tests.hospital import a_hospital, new, read

STARTED, UNKNOWN = IntentStatus.STARTED, IntentStatus.UNKNOWN
A_WHILE = timedelta(minutes=2)


@pytest.fixture
def at():
    return PayingHospital()


def payments(at):
    return read(at.storage, Payments).of_patient(at.patient_id, None, 10)


def status(at, online):
    query = ReadOnlinePayment(actor=at.patient, intent_id=online.id)
    return at.handle(query).status


def exceptions(at, **how):
    return at.handle(ListPaymentExceptions(actor=the_cashier(), **how))


def decided(at, decision):
    (waiting,) = exceptions(at)
    return at.handle(
        DecidePaymentException(
            actor=the_cashier(),
            exception_id=waiting.id,
            decision=decision,
            reason="As the patient wishes.",
        )
    )


def paid(at, button=Button.SUCCEED, amount=None):
    online = at.start(amount)
    at.press(online, button)
    if button is not Button.SILENT:
        at.report()
    at.work()
    return online


def test_whoever_pays_online_goes_to_the_gateways_page(at):
    online = at.start()

    assert (online.status, online.amount) == (STARTED, FEE)
    assert online.redirect_url.startswith(f"{HOME}/sandbox/pay/")


def test_what_is_paid_online_is_a_payment_and_owed_no_more(at):
    online = paid(at)

    (payment,) = payments(at)
    assert status(at, online) is IntentStatus.SUCCEEDED
    assert (payment.number, payment.amount) == ("RCP-2027-000001", FEE)
    assert (payment.method, payment.intent_id) == (PaymentMethod.ONLINE, online.id)
    assert not account_of(at.hospital, at.patient_id).owed


def test_a_part_may_be_paid(at):
    paid(at, amount=taka(200_00))

    assert account_of(at.hospital, at.patient_id).owed == taka(300_00)


def test_nobody_pays_more_than_is_due_or_what_is_paid(at):
    with pytest.raises(MoreThanDue):
        at.start(taka(500_01))
    paid(at)
    with pytest.raises(AlreadyPaid):
        at.start()


def test_another_patients_invoice_is_not_found(at):
    at.patient_id, mine = new(PatientId), at.patient_id
    with pytest.raises(InvoiceNotFound):
        at.start()
    at.patient_id = mine
    online = at.start()
    stranger = Actor(roles={Role.PATIENT}, patient_id=new(PatientId))
    with pytest.raises(IntentNotFound):
        at.handle(ReadOnlinePayment(actor=stranger, intent_id=online.id))


def test_whoever_starts_again_goes_on_with_the_same(at):
    assert at.start() == at.start(FEE) == at.start()
    assert at.gateway.calls == ["start"]


def test_another_amount_waits_for_the_first_to_end(at):
    online = at.start(taka(200_00))
    with pytest.raises(OtherAmountUnderWay):
        at.start(taka(300_00))

    at.press(online, Button.CANCEL)
    at.report()
    at.work()

    assert at.start(taka(300_00)).status is STARTED


def test_after_its_end_another_may_begin(at):
    first = at.start()
    at.clock.pass_by(timedelta(hours=1))

    assert at.start().id != first.id
    assert status(at, first) is IntentStatus.EXPIRED


@pytest.mark.parametrize(
    ("button", "end"),
    [(Button.FAIL, IntentStatus.FAILED), (Button.CANCEL, IntentStatus.CANCELLED)],
)
def test_without_money_nothing_is_paid(at, button, end):
    online = paid(at, button)

    assert status(at, online) is end
    assert payments(at) == ()


def test_the_worker_finds_out_what_nobody_reported(at):
    online = paid(at, Button.SILENT)
    assert status(at, online) is STARTED

    at.clock.pass_by(A_WHILE)
    at.work()

    assert status(at, online) is IntentStatus.SUCCEEDED
    assert len(payments(at)) == 1


def test_slow_money_is_waited_for(at):
    online = at.start()
    at.press(online, Button.SLOW)
    at.report()
    at.work()
    assert status(at, online) is STARTED

    at.clock.pass_by(A_WHILE)
    at.work()
    assert status(at, online) is IntentStatus.SUCCEEDED


def test_what_is_reported_many_times_is_paid_once(at):
    online = at.start()
    at.press(online, Button.DUPLICATE)
    news = [at.report().is_new for _ in range(3)]
    for _ in range(3):
        at.work()
        at.clock.pass_by(A_WHILE)

    assert news == [True, False, False]
    assert len(payments(at)) == 1


def test_a_report_before_the_answer_to_the_order_finds_its_attempt(at):
    at.gateway.moods.append("after")
    online = at.start()
    assert (online.status, online.redirect_url) == (UNKNOWN, None)

    row = at.bank.row(at.bank.order(an_order_of(at, online)).ref)
    at.bank.press(row["ref"], Button.SUCCEED)
    at.report()
    at.work()

    assert status(at, online) is IntentStatus.SUCCEEDED
    assert len(payments(at)) == 1


def an_order_of(at, online):
    """As the sandbox knows it: by its key."""
    return PaymentOrder(
        key=str(online.id),
        amount=online.amount,
        reference="",
        return_url="",
        notify_url="",
        expires_at=at.clock.now(),
    )


@pytest.mark.parametrize("mood", ["before", "after"])
def test_a_silent_gateway_is_asked_again_under_the_same_key(at, mood):
    at.gateway.moods.append(mood)
    online = at.start()
    assert (online.status, online.redirect_url) == (UNKNOWN, None)

    again = at.start()

    assert (again.id, again.status) == (online.id, STARTED)


@pytest.mark.parametrize("mood", ["before", "after"])
def test_the_worker_orders_again_where_the_order_was_not_answered(at, mood):
    at.gateway.moods.append(mood)
    online = at.start()
    at.clock.pass_by(A_WHILE)
    at.work()

    assert status(at, online) is STARTED


def test_a_report_is_followed_up_when_the_gateway_answers_again(at):
    online = at.start()
    at.press(online)
    at.report()
    at.gateway.moods.append("before")
    at.work()
    assert status(at, online) is STARTED

    at.work()

    assert status(at, online) is IntentStatus.SUCCEEDED


def test_a_forged_report_is_refused_and_changes_nothing(at):
    online = at.start()
    at.press(online)
    for forged in ({"signature": "0" * 64}, {"body": at.posted[-1].body + b" "}):
        with pytest.raises(BadSignature):
            at.report(**forged)

    assert not at.work()


def test_a_report_of_another_gateway_is_refused(at):
    with pytest.raises(NoGateway):
        at.handle(
            ReceivePaymentEvent(
                actor=ANONYMOUS, provider="stripe", headers={}, body=b"{}"
            )
        )


def test_money_that_comes_late_waits_for_a_decision(at):
    online = at.start()
    at.clock.pass_by(timedelta(minutes=39))
    at.press(online, Button.SILENT)
    at.clock.pass_by(timedelta(minutes=2))
    second = at.start()
    at.press(second, Button.CANCEL)
    at.report()
    at.work()
    at.posted.append(late_report(at, online))
    at.report()
    at.work()

    (found,) = exceptions(at)
    assert (found.kind, found.captured) == (ExceptionKind.LATE, FEE)
    assert status(at, online) is IntentStatus.AMISS
    assert payments(at) == ()


def late_report(at, online):
    ref = online.redirect_url.rsplit("/", 1)[1]
    at.bank._report(at.bank.row(ref), Button.SUCCEED)
    return at.posted.pop()


def test_less_money_than_was_asked_for_waits_for_a_decision(at):
    paid(at, Button.SHORT)

    (found,) = exceptions(at)
    assert found.kind is ExceptionKind.MISMATCH
    assert found.captured == taka(FEE.minor - 1)
    assert payments(at) == ()


def test_what_is_kept_pays_for_the_invoice(at):
    paid(at, Button.SHORT)

    kept = decided(at, ExceptionDecision.KEEP)

    (payment,) = payments(at)
    assert (kept.status, kept.payment_id) == (ExceptionStatus.KEPT, payment.id)
    assert account_of(at.hospital, at.patient_id).owed == taka(1)
    assert exceptions(at) == ()
    assert exceptions(at, waiting=False) == (kept,)


def test_what_is_sent_back_goes_back_once(at):
    online = paid(at, Button.SHORT)
    assert decided(at, ExceptionDecision.RETURN).status is ExceptionStatus.RETURNING

    at.gateway.moods.extend(["", "after"])
    for _ in range(3):
        at.work()

    (found,) = exceptions(at, waiting=False)
    assert found.status is ExceptionStatus.RETURNED
    assert len(at.bank.refunds(online.redirect_url.rsplit("/", 1)[1])) == 1
    assert payments(at) == ()


def test_whoever_holds_the_paper_pays_by_its_link(at):
    token = read(at.storage, PaymentLinks).token_of(at.invoice.id)
    shown = at.handle(ReadPaymentLink(actor=ANONYMOUS, token=token))
    assert (shown.number, shown.due, shown.latest) == (at.invoice.number, FEE, None)

    online = at.pay_by(token)
    at.press(online)
    at.report()
    at.work()

    after = at.handle(ReadPaymentLink(actor=ANONYMOUS, token=token))
    assert (after.due, after.latest) == (taka(0), IntentStatus.SUCCEEDED)


def test_without_its_link_nobody_pays_an_invoice(at):
    with pytest.raises(LinkNotFound):
        at.pay_by("A" * 32)


def test_money_for_what_was_paid_at_the_desk_meanwhile_is_credit(at):
    online = at.start()
    at.handle(to_pay(at.invoice, FEE, method=PaymentMethod.BANK_TRANSFER))
    at.press(online)
    at.report()
    at.work()

    account = account_of(at.hospital, at.patient_id)
    assert (account.owed, account.credit) == (taka(0), FEE)


def test_a_hospital_without_a_gateway_says_so(at):
    at.hospital = a_hospital(at.storage, at.clock)

    with pytest.raises(NoGateway):
        at.start()
    assert read(at.storage, Payments).of_patient(at.patient_id, None, 1) == ()


def test_the_same_key_begins_nothing_anew(at):
    first = at.start(idempotency_key="her key")
    at.press(first, Button.FAIL)
    at.report()
    at.work()

    again = at.start(idempotency_key="her key")

    assert again == first
    assert at.gateway.calls.count("start") == 1
