"""Sixteen browsers, sixteen reports, workers that die: the money comes once (B7)."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.settle_intent import SettleIntent
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.billing.online import IntentStatus
from mediklaud.domain.billing.payment_exception import ExceptionDecision
from mediklaud.domain.billing.sandbox import Button
from mediklaud.domain.errors import Refusal
from mediklaud.ports.billing import Payments
from tests.builders.billing import FEE
from tests.builders.cashier import account_of, the_cashier
from tests.builders.sandbox import PayingHospital
from tests.hospital import read

CROWD = 16


@pytest.fixture
def at(database):
    return PayingHospital(database)


def all_at_once(do):
    start = threading.Barrier(CROWD)

    def once(_):
        start.wait()
        try:
            return do()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(once, range(CROWD)))


def payments(at):
    return read(at.storage, Payments).of_patient(at.patient_id, None, 50)


def test_sixteen_starts_are_one_attempt(at):
    answers = {(a.id, a.redirect_url) for a in all_at_once(at.start)}

    assert len(answers) == 1


def test_sixteen_reports_and_sixteen_workers_make_one_payment(at):
    online = at.start()
    at.press(online)

    news = [answer.is_new for answer in all_at_once(at.report)]
    settling = SettleIntent(actor=WORKER, intent_id=online.id)
    answers = all_at_once(lambda: at.handle(settling))

    assert sum(news) == 1
    assert {answer.status for answer in answers} == {IntentStatus.SUCCEEDED}
    assert [payment.amount for payment in payments(at)] == [FEE]
    assert not account_of(at.hospital, at.patient_id).owed


def test_what_becomes_of_money_amiss_is_decided_once_by_sixteen(at):
    online = at.start()
    at.press(online, Button.SHORT)
    at.report()
    at.work()
    (waiting,) = at.handle(ListPaymentExceptions(actor=the_cashier()))
    command = DecidePaymentException(
        actor=the_cashier(),
        exception_id=waiting.id,
        decision=ExceptionDecision.KEEP,
        reason="Is hers.",
    )

    answers = all_at_once(lambda: at.handle(command))

    assert sum(not isinstance(answer, Refusal) for answer in answers) == 1
    assert len(payments(at)) == 1


def test_a_report_whose_follow_up_died_is_followed_up_by_the_next_worker(at):
    online = at.start()
    at.press(online)
    at.report()
    at.gateway.moods.append("after")
    settling = SettleIntent(actor=WORKER, intent_id=online.id)

    at.handle(settling)
    assert payments(at) == ()
    at.report()
    at.work()
    at.work()

    assert len(payments(at)) == 1
