"""Money that came amiss goes back once: a gateway that says nothing is no no (B7)."""

from typing import Any

import pytest
from attrs import define, evolve, field

from mediklaud.application.billing.return_payment import give_back
from mediklaud.domain.billing.gateway import (
    GatewayRefund,
    GatewayRefundState,
    GatewayRefused,
    GatewaySilent,
    GatewayState,
)
from mediklaud.domain.billing.payment_exception import ExceptionStatus
from tests.builders.billing import DAY, taka
from tests.builders.online import an_exception, an_intent, the_truth
from tests.clock import MONDAY_MORNING

WAITING, DONE = GatewayRefundState.WAITING, GatewayRefundState.DONE
FAILED = GatewayRefundState.FAILED


@define
class Moody:
    """A gateway that answers, or raises, what it is told to."""

    fetched: Any
    refunded: Any = None
    name: str = "sandbox"

    def fetch(self, _ref):
        return self._said(self.fetched)

    keys: list[str] = field(factory=list)

    def refund(self, _ref, _amount, key):
        self.keys.append(key)
        return self._said(self.refunded)

    def _said(self, what):
        if isinstance(what, Exception):
            raise what
        return what


def asked(returning, gateway: Any):
    """How it stands after asking this gateway."""
    return give_back(returning, gateway=gateway).state


@pytest.fixture
def returning():
    found = an_exception(an_intent())
    return evolve(found, status=ExceptionStatus.RETURNING)


def known(returning, amount=None, state=DONE):
    """What the gateway knows of the order, this refund among it."""
    truth = the_truth(an_intent(), GatewayState.SUCCEEDED)
    refund = GatewayRefund(
        key=str(returning.id),
        provider_ref="back-1",
        amount=amount or returning.captured,
        state=state,
    )
    return evolve(truth, refunds=(refund,))


def untouched():
    return the_truth(an_intent(), GatewayState.SUCCEEDED)


def test_a_gateway_that_refuses_to_tell_says_nothing_of_the_money(returning):
    assert asked(returning, Moody(GatewayRefused())) is WAITING


def test_a_gateway_that_is_silent_is_asked_again(returning):
    assert asked(returning, Moody(GatewaySilent())) is WAITING
    moody = Moody(untouched(), GatewaySilent())
    assert asked(returning, moody) is WAITING


def test_only_a_no_to_the_refund_itself_is_a_no(returning):
    moody = Moody(untouched(), GatewayRefused())
    assert asked(returning, moody) is FAILED


def test_what_went_back_already_is_not_asked_for_again(returning):
    moody = Moody(known(returning), AssertionError("asked twice"))
    assert asked(returning, moody) is DONE


def test_less_than_all_of_it_is_not_done(returning):
    assert asked(returning, Moody(known(returning, taka(1)))) is WAITING


def test_another_gateway_is_not_asked_for_it(returning):
    moody = Moody(AssertionError("not its own"), name="stripe")
    assert asked(returning, moody) is WAITING


def test_what_failed_is_asked_for_under_a_new_key_once_it_is_decided_anew(returning):
    """Under the old one the gateway would only say again that it failed."""
    decided = evolve(returning, decided_at=MONDAY_MORNING)
    back = known(returning).refunds[0]
    moody = Moody(known(returning, state=FAILED), back)

    assert asked(decided, moody) is DONE
    assert moody.keys != [str(returning.id)]

    later = Moody(known(returning, state=FAILED), back)
    asked(evolve(decided, decided_at=MONDAY_MORNING + DAY), later)
    assert later.keys != moody.keys
