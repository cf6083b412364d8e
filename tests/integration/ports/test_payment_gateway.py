"""The contract of `PaymentGateway`: the sandbox, Stripe, a toy."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve, frozen

from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.gateway import SandboxGateway
from mediklaud.adapters.sandbox_payments.reports import SIGNATURE, Report
from mediklaud.adapters.stripe_payments.account import StripeAccount
from mediklaud.adapters.stripe_payments.gateway import StripeGateway
from mediklaud.domain.billing.gateway import (
    BadSignature,
    GatewayRefundState,
    GatewayRefused,
    GatewayState,
    PaymentOrder,
)
from mediklaud.domain.billing.sandbox import Button
from mediklaud.domain.shared.money import Money
from tests.clock import StandingClock
from tests.stripe_double import a_report, a_stripe_double, a_stripe_server
from tests.toy_gateway import SECRET, a_taka_pay, the_adapter_of_the_page

TAKA_500 = Money(50000, "BDT")


def an_order(key="key-1", amount=TAKA_500):
    return PaymentOrder(
        key=key,
        amount=amount,
        reference="INV-2026-000001",
        return_url="https://hospital.example/pay/token",
        notify_url="https://hospital.example/api/v1/payments/webhooks/x",
        expires_at=datetime.now(UTC) + timedelta(hours=1),
    )


@frozen
class Side:
    """A gateway, and what the payer does on its page."""

    gateway: object
    pay: object
    cancel: object
    """The payer leaves, or nobody came."""
    report: object
    """The headers and body of the last report."""


@pytest.fixture(scope="module")
def server():
    with a_stripe_server() as it:
        yield it


def sandbox(_server):
    posted: list[Report] = []
    bank = Bank.opened(":memory:", StandingClock(datetime.now(UTC)), posted.append)
    return Side(
        SandboxGateway(bank, "https://hospital.example"),
        lambda ref: bank.press(ref, Button.SUCCEED),
        lambda ref: bank.press(ref, Button.CANCEL),
        lambda _ref: ({SIGNATURE: posted[-1].signature}, posted[-1].body),
    )


def stripe(server):
    double = a_stripe_double(server)
    return Side(
        StripeGateway(StripeAccount.parse(double.settings())),
        double.pay,
        double.expire,
        lambda ref: a_report(double.sessions[ref], "checkout.session.completed"),
    )


def the_toy_of_the_docs(server):
    taka_pay = a_taka_pay(server)
    return Side(
        the_adapter_of_the_page().TakaPayGateway(taka_pay.url, SECRET),
        lambda ref: taka_pay.settle(ref, "paid"),
        lambda ref: taka_pay.settle(ref, "cancelled"),
        taka_pay.report,
    )


@pytest.fixture(
    params=[sandbox, stripe, the_toy_of_the_docs], ids=lambda which: which.__name__
)
def side(request, server):
    return request.param(server)


@pytest.fixture
def gateway(side):
    return side.gateway


@pytest.fixture
def paid(side):
    """An order that somebody has paid."""
    ref = side.gateway.start(an_order()).provider_ref
    side.pay(ref)
    return ref


def test_an_order_has_a_page(gateway):
    assert gateway.start(an_order()).url.startswith("https://")


def test_under_the_same_key_it_is_the_same_order(gateway):
    order = an_order()

    first = gateway.start(order)

    assert gateway.start(order) == first
    assert gateway.start(an_order("key-2")).provider_ref != first.provider_ref


def test_an_order_waits_until_somebody_pays(gateway):
    ref = gateway.start(an_order()).provider_ref

    truth = gateway.fetch(ref)

    assert (truth.state, truth.captured) == (GatewayState.WAITING, None)
    assert (truth.provider_ref, truth.key) == (ref, "key-1")


def test_what_was_paid_is_told_to_the_paisa(gateway, paid):
    truth = gateway.fetch(paid)

    assert (truth.state, truth.captured) == (GatewayState.SUCCEEDED, TAKA_500)


def test_an_order_that_nobody_will_pay_is_over(side):
    ref = side.gateway.start(an_order()).provider_ref
    side.cancel(ref)

    truth = side.gateway.fetch(ref)

    assert truth.state in {GatewayState.CANCELLED, GatewayState.EXPIRED}
    assert truth.captured is None


def test_an_unknown_order_is_refused(gateway):
    with pytest.raises(GatewayRefused):
        gateway.fetch("cs_unknown")


def test_a_report_names_the_order_and_our_key(side, paid):
    headers, body = side.report(paid)

    event = side.gateway.parse_callback(headers, body)

    assert (event.provider_ref, event.key) == (paid, "key-1")


def test_a_report_that_came_twice_has_one_id(side, paid):
    headers, body = side.report(paid)

    first, again = (side.gateway.parse_callback(headers, body) for _ in range(2))

    assert first == again


def test_a_report_changed_by_one_letter_is_nobodys(side, paid):
    headers, body = side.report(paid)

    with pytest.raises(BadSignature):
        side.gateway.parse_callback(headers, body.replace(b"key-1", b"key-2"))


@pytest.mark.parametrize("shown", ["", "t=1,v1=abc", "é", "abc"])
def test_a_report_without_a_right_signature_is_nobodys(side, paid, shown):
    headers, body = side.report(paid)

    for wrong in ({}, dict.fromkeys(headers, shown)):
        with pytest.raises(BadSignature):
            side.gateway.parse_callback(wrong, body)


def test_part_of_an_order_goes_back(gateway, paid):
    back = gateway.refund(paid, Money(20000, "BDT"), "refund-1")

    assert back.state is GatewayRefundState.DONE
    assert gateway.fetch(paid).refund("refund-1") == back


def test_under_the_same_key_it_is_the_same_refund(gateway, paid):
    first = gateway.refund(paid, Money(20000, "BDT"), "refund-1")

    again = gateway.refund(paid, Money(20000, "BDT"), "refund-1")

    assert again == first
    assert gateway.fetch(paid).refunds == (first,)


def test_no_more_goes_back_than_came_in(gateway, paid):
    gateway.refund(paid, TAKA_500, "refund-1")

    with pytest.raises(GatewayRefused):
        gateway.refund(paid, Money(1, "BDT"), "refund-2")


def test_nothing_goes_back_of_what_nobody_paid(gateway):
    ref = gateway.start(an_order()).provider_ref

    with pytest.raises(GatewayRefused):
        gateway.refund(ref, Money(1, "BDT"), "refund-1")


def test_an_order_in_another_currency_keeps_it(side):
    order = evolve(an_order(), amount=Money(700, "JPY"))
    ref = side.gateway.start(order).provider_ref
    side.pay(ref)

    assert side.gateway.fetch(ref).captured == Money(700, "JPY")
