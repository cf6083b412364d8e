"""Text messages handed to a real HTTP peer."""

import logging
from urllib.parse import parse_qs

import pytest
from pytest_httpserver import RequestMatcher
from werkzeug import Response

from mediklaud.adapters.sms import GatewaySms
from mediklaud.adapters.sms_gateway import MalformedSmsGateway, SmsGateway
from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from tests.builders.messaging import a_text_message
from tests.server import a_free_port


def sms_to(httpserver, **settings):
    url = httpserver.url_for("/send")
    return GatewaySms(SmsGateway.parse({"url": url, **settings}))


def the_request(httpserver):
    [(request, _response)] = httpserver.log
    return request


def test_a_gateway_gets_number_and_text_as_json(httpserver):
    httpserver.expect_request("/send", method="POST").respond_with_data("OK")
    letter = a_text_message(to="+8801712345678", text="JMI: আগামী সোমবার")

    outcome = sms_to(httpserver).send(letter)

    assert outcome == Sent()
    assert the_request(httpserver).json == {"to": letter.to, "text": letter.text}


def test_a_gateway_gets_its_own_names_as_a_form(httpserver):
    httpserver.expect_request("/send", method="PUT").respond_with_data("OK")
    letter = a_text_message(to="+8801712345678", text="a&b=c")
    sms = sms_to(
        httpserver,
        method="put",
        body="form",
        to="msisdn",
        text="message",
        key="csms_id",
        plus="no",
        fields="sid=JMI HOSPITAL&type=text",
    )

    sms.send(letter)

    form = parse_qs(the_request(httpserver).get_data(as_text=True))
    assert form == {
        "sid": ["JMI HOSPITAL"],
        "type": ["text"],
        "msisdn": ["8801712345678"],
        "message": ["a&b=c"],
        "csms_id": [str(letter.id)],
    }


def test_a_gateway_knows_us_by_the_token(httpserver):
    httpserver.expect_request("/send").respond_with_data("OK")

    sms_to(httpserver, token="s3cret").send(a_text_message())

    assert the_request(httpserver).headers["Authorization"] == "Bearer s3cret"


def test_a_gateway_may_want_the_token_in_a_header_of_its_own(httpserver):
    httpserver.expect_request("/send").respond_with_data("OK")

    sms_to(httpserver, token="s3cret", header="X-Key").send(a_text_message())

    assert the_request(httpserver).headers["X-Key"] == "s3cret"


def test_a_repetition_carries_the_same_key(httpserver):
    httpserver.expect_request("/send").respond_with_data("OK")
    letter, sms = a_text_message(), sms_to(httpserver)

    sms.send(letter)
    sms.send(letter)

    keys = {request.headers["Idempotency-Key"] for request, _ in httpserver.log}
    assert keys == {str(letter.id)}


@pytest.mark.parametrize(
    ("path", "answer", "found"),
    [
        ("id", {"id": "m-1"}, "m-1"),
        ("data.0.id", {"data": [{"id": 17}]}, "17"),
        ("result.messages.1.ref", {"result": {"messages": [{}, {"ref": "x"}]}}, "x"),
    ],
)
def test_the_gateways_id_is_found_where_the_setting_says(
    httpserver, path, answer, found
):
    httpserver.expect_request("/send").respond_with_json(answer)

    outcome = sms_to(httpserver, answer_id=path).send(a_text_message())

    assert outcome == Sent(provider_id=found)


@pytest.mark.parametrize(
    "answer",
    ["", "OK", "[]", "null", '{"error": "balance"}', '{"data": []}', '{"data": "x"}'],
)
def test_a_200_without_the_id_it_should_have_is_no_yes(httpserver, answer):
    httpserver.expect_request("/send").respond_with_data(answer)

    outcome = sms_to(httpserver, answer_id="data.0.id").send(a_text_message())

    assert outcome == NotSent(problem=Problem.ANSWER_NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, NotSent(problem=Problem.REFUSED, for_good=True)),
        (422, NotSent(problem=Problem.REFUSED, for_good=True)),
        (401, NotSent(problem=Problem.NOT_SET_UP)),
        (403, NotSent(problem=Problem.NOT_SET_UP)),
        (404, NotSent(problem=Problem.NOT_SET_UP)),
        (429, NotSent(problem=Problem.BUSY)),
        (500, NotSent(problem=Problem.BUSY)),
        (503, NotSent(problem=Problem.BUSY)),
    ],
)
def test_what_a_status_means_for_the_message(httpserver, status, outcome):
    httpserver.expect_request("/send").respond_with_data("", status=status)

    assert sms_to(httpserver).send(a_text_message()) == outcome


def test_it_does_not_follow_a_redirect_with_the_token(httpserver):
    elsewhere = Response(status=307, headers={"Location": "/elsewhere"})
    httpserver.expect_request("/send").respond_with_response(elsewhere)

    outcome = sms_to(httpserver, token="s3cret").send(a_text_message())

    assert outcome == NotSent(problem=Problem.NOT_SET_UP)
    assert not list(httpserver.iter_matching_requests(RequestMatcher("/elsewhere")))


def test_nobody_listening_is_worth_another_try():
    gateway = SmsGateway.parse({"url": f"http://127.0.0.1:{a_free_port()}/"})

    outcome = GatewaySms(gateway).send(a_text_message())

    assert outcome == NotSent(problem=Problem.UNREACHABLE)


def test_neither_number_nor_key_reaches_a_log(httpserver, caplog):
    caplog.set_level(logging.INFO)
    httpserver.expect_request("/send").respond_with_data("OK")
    sms = sms_to(httpserver, token="s3cret", url=httpserver.url_for("/send?key=k3y"))

    sms.send(a_text_message(to="+8801700000001"))

    ours = [r.getMessage() for r in caplog.records if r.name != "werkzeug"]
    assert not [text for text in ours if "1700000001" in text or "k3y" in text]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("url", "gateway.example"),
        ("url", "ftp://gateway.example"),
        ("url", "http://gateway.example/send"),
        ("method", "GET"),
        ("body", "xml"),
        ("plus", "maybe"),
        ("token", "a\nb"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, value):
    with pytest.raises(MalformedSmsGateway) as refused:
        SmsGateway.parse({"url": "https://gateway.example", name: value})

    assert str(refused.value).startswith(f"MEDIKLAUD_SMS_{name.upper()}")
    assert value not in str(refused.value)


def test_a_gateways_secrets_are_not_shown():
    gateway = SmsGateway.parse({"url": "https://u:p4ss@g.example", "token": "s3cret"})

    assert "s3cret" not in repr(gateway)
    assert "p4ss" not in repr(gateway)
