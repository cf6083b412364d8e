"""Stripe's bad days: silence, refusals, declined cards, reports nobody believes."""

import pytest
from attrs import evolve

from mediklaud.adapters.stripe_payments.account import (
    MalformedStripeAccount,
    StripeAccount,
)
from mediklaud.adapters.stripe_payments.gateway import StripeGateway
from mediklaud.adapters.stripe_payments.wire import from_wire, to_wire
from mediklaud.domain.billing.gateway import (
    BadSignature,
    GatewayRefused,
    GatewaySilent,
    GatewayState,
)
from mediklaud.domain.shared.money import Money
from tests.integration.ports.test_payment_gateway import TAKA_500, an_order
from tests.server import a_free_port
from tests.stripe_double import (
    SHORT,
    Silence,
    a_report,
    a_stripe_double,
    a_stripe_server,
    signed,
)

GOOD = {"api_key": "sk", "webhook_secret": "whsec"}


@pytest.fixture(scope="module")
def server():
    with a_stripe_server() as it:
        yield it


@pytest.fixture
def stripe(server):
    return a_stripe_double(server)


@pytest.fixture
def gateway(stripe):
    account = StripeAccount.parse(stripe.settings())
    return StripeGateway(evolve(account, patience=SHORT))


@pytest.fixture
def paid(stripe, gateway):
    ref = gateway.start(an_order()).provider_ref
    stripe.pay(ref)
    return ref


def test_stripe_is_told_our_key_and_the_invoices_number_and_no_more(stripe, gateway):
    order = an_order()
    gateway.start(order)

    [(_, told)] = stripe.asked

    assert told == {
        "mode": "payment",
        "client_reference_id": "key-1",
        "line_items[0][price_data][currency]": "bdt",
        "line_items[0][price_data][unit_amount]": "50000",
        "line_items[0][price_data][product_data][name]": "INV-2026-000001",
        "line_items[0][quantity]": "1",
        "metadata[key]": "key-1",
        "payment_intent_data[metadata][key]": "key-1",
        "payment_intent_data[description]": "INV-2026-000001",
        "success_url": order.return_url,
        "cancel_url": order.return_url,
        "expires_at": str(int(order.expires_at.timestamp())),
    }


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_an_order_that_nobody_answered_is_one_order_in_the_end(stripe, gateway, done):
    order = an_order()
    stripe.moods["POST"].append(Silence(done=done))
    with pytest.raises(GatewaySilent):
        gateway.start(order)

    gateway.start(order)

    assert len(stripe.sessions) == 1


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_a_refund_that_nobody_answered_is_one_refund_in_the_end(
    stripe, gateway, paid, done
):
    stripe.moods["POST"].append(Silence(done=done))
    with pytest.raises(GatewaySilent):
        gateway.refund(paid, TAKA_500, "refund-1")

    gateway.refund(paid, TAKA_500, "refund-1")

    assert [one["amount"] for one in stripe.refunds] == [50000]


def test_a_refund_is_the_same_when_stripe_has_forgotten_our_key(stripe, gateway, paid):
    gateway.refund(paid, TAKA_500, "refund-1")
    stripe.answers.clear()

    gateway.refund(paid, TAKA_500, "refund-1")

    assert len(stripe.refunds) == 1


def test_a_key_that_stands_for_another_order_tells_nothing(stripe, gateway):
    gateway.start(an_order())

    with pytest.raises(GatewaySilent):
        gateway.start(an_order(amount=Money(1, "BDT")))


@pytest.mark.parametrize("status", [401, 403, 409, 429, 500, 503])
def test_what_may_be_well_later_is_asked_again(stripe, gateway, status):
    stripe.moods["POST"].append(status)

    with pytest.raises(GatewaySilent):
        gateway.start(an_order())

    assert gateway.start(an_order()).provider_ref


@pytest.mark.parametrize("status", [400, 402])
def test_what_stripe_turns_down_was_not_done(stripe, gateway, status):
    stripe.moods["POST"].append(status)

    with pytest.raises(GatewayRefused):
        gateway.start(an_order())


def test_nobody_at_the_address_is_silence():
    nobody = f"http://127.0.0.1:{a_free_port()}"
    gateway = StripeGateway(StripeAccount.parse({**GOOD, "api_base": nobody}))

    with pytest.raises(GatewaySilent):
        gateway.fetch("cs_1")


def test_silence_about_the_truth_is_no_truth(stripe, gateway, paid):
    stripe.moods["GET"].append(Silence(done=True))

    with pytest.raises(GatewaySilent):
        gateway.fetch(paid)

    assert gateway.fetch(paid).state is GatewayState.SUCCEEDED


def test_whoever_is_declined_may_try_another_card(stripe, gateway):
    ref = gateway.start(an_order()).provider_ref

    stripe.decline(ref)
    declined = gateway.fetch(ref)
    stripe.pay(ref)

    assert (declined.state, declined.captured) == (GatewayState.WAITING, None)
    assert gateway.fetch(ref).state is GatewayState.SUCCEEDED


def test_a_bank_may_still_say_no_after_the_page_was_closed(stripe, gateway):
    ref = gateway.start(an_order()).provider_ref

    stripe.bounce(ref)

    assert gateway.fetch(ref).state is GatewayState.FAILED


def test_what_was_really_received_is_told(stripe, gateway):
    ref = gateway.start(an_order()).provider_ref

    stripe.pay(ref, received=49999)

    assert gateway.fetch(ref).captured == Money(49999, "BDT")


def test_a_report_about_the_payment_names_the_same_order_by_our_key(stripe, gateway):
    ref = gateway.start(an_order()).provider_ref
    intent = stripe.pay(ref)

    event = gateway.parse_callback(*a_report(intent, "payment_intent.succeeded"))

    assert event.key == "key-1"
    assert gateway.fetch(event.provider_ref).captured == TAKA_500


def test_a_report_about_a_refund_names_the_payment_and_not_our_refund(
    stripe, gateway, paid
):
    gateway.refund(paid, TAKA_500, "refund-1")

    event = gateway.parse_callback(*a_report(stripe.refunds[0], "refund.updated"))

    assert event.provider_ref == stripe.sessions[paid]["payment_intent"]
    assert event.key is None


@pytest.mark.parametrize(
    "how", [{"secret": "whsec_guessed"}, {"age": 600}], ids=["forged", "replayed"]
)
def test_a_report_that_is_forged_or_old_is_nobodys(stripe, gateway, paid, how):
    report = a_report(stripe.sessions[paid], "checkout.session.completed", **how)

    with pytest.raises(BadSignature):
        gateway.parse_callback(*report)


@pytest.mark.parametrize("told", [b"[]", b"{}", b'{"object": "event"}', b"\xff", b""])
def test_what_is_signed_but_no_report_is_nobodys(gateway, told):
    with pytest.raises(BadSignature):
        gateway.parse_callback(signed(told), told)


@pytest.mark.parametrize(
    ("money", "units"),
    [
        (Money(50000, "BDT"), 50000),
        (Money(700, "JPY"), 700),
        (Money(1500, "KWD"), 1500),
        (Money(700, "UGX"), 70000),
        (Money(700, "ISK"), 70000),
        (Money(70000, "MGA"), 700),
    ],
    ids=str,
)
def test_amounts_are_written_in_stripes_own_units(money, units):
    assert to_wire(money) == units
    assert from_wire(units, money.currency.lower()) == money


def test_what_stripes_units_cannot_say_is_refused():
    with pytest.raises(GatewayRefused):
        to_wire(Money(70001, "MGA"))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"api_key": "sk"},
        {**GOOD, "api_key": "s\nk"},
        {**GOOD, "api_base": "http://api.stripe.example"},
        {**GOOD, "api_base": "ftp://127.0.0.1"},
    ],
)
def test_an_account_that_cannot_be_used_says_which_setting(given):
    with pytest.raises(MalformedStripeAccount, match="MEDIKLAUD_STRIPE_"):
        StripeAccount.parse(given)


def test_the_accounts_secrets_are_never_shown():
    shown = repr(StripeGateway(StripeAccount.parse(GOOD)))

    assert "whsec" not in shown
    assert "'sk'" not in shown
