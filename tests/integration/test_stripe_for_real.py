"""Our way with Stripe against a Stripe that is not of our making."""

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from mediklaud.adapters.stripe_payments.account import StripeAccount
from mediklaud.adapters.stripe_payments.gateway import StripeGateway
from mediklaud.domain.billing.gateway import (
    BadSignature,
    GatewayRefundState,
    GatewayRefused,
    GatewaySilent,
    GatewayState,
)
from mediklaud.domain.shared.money import Money
from tests.integration.ports.test_payment_gateway import TAKA_500, an_order
from tests.localstripe import a_localstripe
from tests.patience import eventually

SECRET = "whsec_of_the_hospital"


@pytest.fixture(scope="module")
def peer(tmp_path_factory):
    with a_localstripe(tmp_path_factory.mktemp("localstripe")) as it:
        yield it


@pytest.fixture(scope="module")
def gateway(peer):
    settings = {"api_key": "sk_test_x", "webhook_secret": SECRET, "api_base": peer.url}
    return StripeGateway(StripeAccount.parse(settings))


@pytest.fixture(scope="module")
def reports(peer):
    """The headers and bodies of the reports, as they came over the wire."""
    came = []

    def take(request):
        headers = {name.lower(): value for name, value in request.headers.items()}
        came.append((headers, request.get_data()))
        return Response()

    with HTTPServer() as server:
        server.expect_request("/reports").respond_with_handler(take)
        peer.report_to(server.url_for("/reports"), SECRET)
        yield came


def test_what_was_paid_is_told_and_goes_back_once(peer, gateway):
    ref = peer.pay("key-1", 50000, "bdt")

    truth = gateway.fetch(ref)
    first = gateway.refund(ref, Money(20000, "BDT"), "refund-1")
    again = gateway.refund(ref, Money(20000, "BDT"), "refund-1")

    assert (truth.state, truth.key) == (GatewayState.SUCCEEDED, "key-1")
    assert truth.captured == TAKA_500
    assert first == again
    assert first.state is GatewayRefundState.DONE
    assert gateway.fetch(ref).refunds == (first,)


def test_a_signed_report_is_believed_and_a_changed_one_is_not(peer, gateway, reports):
    ref = peer.pay("key-2", 700, "jpy")
    headers, body = eventually(lambda: _of_payment("key-2", reports))

    event = gateway.parse_callback(headers, body)

    assert (event.provider_ref, event.key) == (ref, "key-2")
    assert gateway.fetch(ref).captured == Money(700, "JPY")
    with pytest.raises(BadSignature):
        gateway.parse_callback(headers, body.replace(b"key-2", b"key-3"))


def _of_payment(key, reports):
    """The report that this one succeeded, once it came."""
    marks = b'"payment_intent.succeeded"', key.encode()
    return next((one for one in reports if all(m in one[1] for m in marks)), None)


def test_what_it_does_not_know_is_refused(gateway):
    with pytest.raises(GatewayRefused):
        gateway.fetch("pi_unknown")


def test_an_answer_that_is_none_of_stripes_is_silence(gateway):
    with pytest.raises(GatewaySilent):
        gateway.start(an_order())
