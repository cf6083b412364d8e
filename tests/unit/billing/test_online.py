"""How an attempt to pay online goes forward (B7)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.billing.gateway import GatewayState
from mediklaud.domain.billing.online import FORWARD, IntentOver, IntentStatus
from mediklaud.domain.billing.payment import NotByAGateway, PaymentMethod
from mediklaud.domain.billing.payment_exception import ExceptionDecided, ExceptionStatus
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.money import Money
from tests.builders.billing import FEE, a_payment, taka
from tests.builders.online import (
    HALF_AN_HOUR,
    a_redirect,
    an_exception,
    an_intent,
    the_truth,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new

ENDED = [IntentStatus.FAILED, IntentStatus.CANCELLED, IntentStatus.EXPIRED]


def in_status(status):
    return evolve(an_intent(provider_ref="ref-1"), status=status)


def test_the_gateway_takes_the_order():
    intent = an_intent().started(a_redirect("ref-1"))

    assert intent.status is IntentStatus.STARTED
    assert (intent.provider_ref, intent.redirect) == (
        "ref-1",
        "https://pay.example/ref-1",
    )


def test_where_nobody_answered_it_stays_unknown_until_somebody_does():
    intent = an_intent().unanswered().unanswered()

    assert intent.status is IntentStatus.UNKNOWN
    assert intent.started(a_redirect()).status is IntentStatus.STARTED


def test_money_as_it_was_asked_for_is_a_success():
    intent = an_intent().started(a_redirect())

    assert intent.told(the_truth(intent)).status is IntentStatus.SUCCEEDED


@pytest.mark.parametrize(
    "otherwise",
    [
        {"captured": taka(FEE.minor - 1)},
        {"captured": taka(FEE.minor + 1)},
        {"captured": Money(FEE.minor, "USD")},
        {"key": "another"},
        {"key": None},
    ],
)
def test_money_of_another_kind_is_amiss(otherwise):
    intent = an_intent().started(a_redirect())

    assert intent.told(the_truth(intent, **otherwise)).status is IntentStatus.AMISS


@pytest.mark.parametrize("status", ENDED)
def test_money_that_comes_after_the_end_is_amiss(status):
    intent = in_status(status)

    assert intent.told(the_truth(intent)).status is IntentStatus.AMISS


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (GatewayState.FAILED, IntentStatus.FAILED),
        (GatewayState.CANCELLED, IntentStatus.CANCELLED),
        (GatewayState.EXPIRED, IntentStatus.EXPIRED),
        (GatewayState.WAITING, IntentStatus.STARTED),
    ],
)
def test_without_money_it_ends_as_the_gateway_says(state, status):
    intent = an_intent().started(a_redirect())

    assert intent.told(the_truth(intent, state)).status is status


@pytest.mark.parametrize("before", IntentStatus)
@pytest.mark.parametrize("after", IntentStatus)
def test_it_goes_only_forward(before, after):
    intent = in_status(before)

    if after in FORWARD[before]:
        assert intent.ended(after).status is after
    else:
        with pytest.raises(IntentOver):
            intent.ended(after)


def test_the_gateway_is_asked_soon_and_then_ever_more_rarely():
    intent, waits = an_intent().started(a_redirect()), []
    for minutes in (0, 10, 60, 600):
        now = MONDAY_MORNING + timedelta(minutes=minutes)
        waits.append(intent.to_be_asked(now).look_at - now)

    assert waits == [timedelta(minutes=m) for m in (1, 5, 30, 60)]


def test_a_day_after_its_end_the_hospital_ends_it():
    intent = an_intent().started(a_redirect())
    late = intent.to_be_asked(MONDAY_MORNING + HALF_AN_HOUR + timedelta(days=1))

    assert (late.status, late.look_at) == (IntentStatus.EXPIRED, None)


def test_what_has_ended_is_asked_about_no_more():
    assert in_status(IntentStatus.SUCCEEDED).to_be_asked(MONDAY_MORNING).look_at is None


def test_nobody_takes_online_money_at_the_desk():
    with pytest.raises(NotByAGateway):
        a_payment(method=PaymentMethod.ONLINE, intent_id=None)


def test_what_becomes_of_money_amiss_is_decided_once():
    exception = an_exception(an_intent())
    kept = exception.kept(new(PaymentId), "Is hers.", None, MONDAY_MORNING)

    assert kept.status is ExceptionStatus.KEPT
    with pytest.raises(ExceptionDecided):
        kept.going_back("Is not.", None, MONDAY_MORNING)


def test_what_the_gateway_does_not_give_back_is_decided_anew():
    going = an_exception(an_intent()).going_back("Not hers.", None, MONDAY_MORNING)

    assert going.refused_back().status is ExceptionStatus.WAITING
