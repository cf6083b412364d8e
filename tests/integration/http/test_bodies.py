import json
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
import pytest

from mediklaud.entrypoints.http.bodies import Body, read_body, safe
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.strict_request import LARGEST
from mediklaud.entrypoints.http.wire import Instant, MoneyBody
from tests.integration.http.doors import a_door_of, a_patient_body, raising

JSON = {"Content-Type": "application/json"}
PATIENTS = "/api/v1/patients"


class Inner(Body):
    count: int


class Outer(Body):
    name: str
    at: Instant | None = None
    inner: tuple[Inner, ...] = ()
    letter: Annotated[str, msgspec.Meta(max_length=2)] | None = None


@pytest.mark.parametrize(
    ("body", "field", "why"),
    [
        ('{"name":"a","at":"2027-03-01T09:00:00"}', "/at", "with a timezone"),
        ('{"name":"a","at":"2027-03-01"}', "/at", "RFC3339"),
        ('{"name":"a","at":1800000000}', "/at", "Expected"),
        ('{"name":"a","at":"0001-01-01T00:00:00+06:00"}', "", "year"),
        ('{"name":"a","at":"9999-12-31T23:59:59-06:00"}', "", "year"),
        ('{"name":1}', "/name", "Expected str, got int"),
        ("{}", "/name", "missing"),
        ('{"name":"a","inner":[{"count":1},{}]}', "/inner/1/count", "missing"),
        ('{"name":"a","inner":[{"count":"1"}]}', "/inner/0/count", "Expected int"),
        ('{"name":"a","inner":[{"count":1.5}]}', "/inner/0/count", "Expected int"),
        ('{"name":"a","inner":[{"count":1e999}]}', "/inner/0/count", "out of range"),
        ('{"name":"a","letter":"abc"}', "/letter", "length"),
        ('{"name":"a","secret":1}', "", "it takes name, at, inner, letter"),
        ('{"name":"a","inner":[{"count":1,"secret":1}]}', "/inner/0", "it takes count"),
        ('{"name":"a","name":"b"}', "", "twice"),
        ('{"name":"a","inner":[{"count":1,"count":1}]}', "", "twice"),
        (r'{"name":"a\u0000"}', "", "NUL"),
        (r'{"name":"\\\u0000"}', "", "NUL"),
        (r'{"name":"\ud800"}', "", "not JSON"),
        (r'{"name":"\udc00\ud800"}', "", "not JSON"),
        ('{"name":NaN}', "", "not JSON"),
        ('{"name":Infinity}', "", "not JSON"),
        ('{"name":"a"} x', "", "not JSON"),
        ("{'name':'a'}", "", "not JSON"),
        ("[]", "", "Expected object"),
        ("null", "", "Expected object"),
        ("", "", "not JSON"),
        ("[" * 100_000, "", "deeply"),
        ('{"a":' * 50_000, "", "deeply"),
        ('{"name":' + "1" * 5000 + "}", "", "not JSON"),
    ],
)
def test_a_body_that_is_not_quite_right_is_refused_where_it_is_wrong(body, field, why):
    with pytest.raises(Malformed) as refused:
        read_body(body.encode(), Outer)

    assert refused.value.field == field
    assert why in refused.value.why


def test_the_sentence_says_that_it_is_the_body_as_a_whole():
    with pytest.raises(Malformed, match="cannot be read: the body holds an unknown"):
        read_body(b'{"secret":1}', Inner)


@pytest.mark.parametrize(
    "body", [b"\xff", b"\xef\xbb\xbf{}", '{"name":"a"}'.encode("utf-16")]
)
def test_a_body_that_is_not_utf8_is_refused(body):
    with pytest.raises(Malformed):
        read_body(body, Outer)


def test_a_backslash_before_u0000_is_only_text():
    assert read_body(rb'{"name":"\\u0000"}', Outer).name == r"\u0000"


def test_a_right_body_is_read():
    body = b'{"name":"a","at":"2027-03-01T09:00:00+06:00","inner":[{"count":1}]}'

    read = read_body(body, Outer)

    assert read.at == datetime(2027, 3, 1, 3, tzinfo=UTC)
    assert read.inner[0].count == 1


@pytest.mark.parametrize(
    "planted",
    [
        '{"letter":"PLANTED"}',
        '{"name":"a","PLANTED":1}',
        '{"name":{"PLANTED":1}}',
        '{"name":"a","at":"PLANTED"}',
        '{"name":"a","inner":[{"PLANTED":1}]}',
        '{"name":"a" PLANTED}',
        '{"PLANTED":1,"PLANTED":1}',
    ],
)
def test_what_was_sent_is_never_repeated(planted):
    with pytest.raises(Malformed) as refused:
        read_body(planted.encode(), Outer)

    assert "PLANTED" not in str(refused.value)
    assert "PLANTED" not in repr(refused.value)


@pytest.mark.parametrize("amount", ["1.001", "NaN", "1e5", "Infinity", " 1", "1,5", ""])
def test_an_amount_that_is_not_exact_breaks_a_rule(amount):
    body = read_body(
        json.dumps({"amount": amount, "currency": "BDT"}).encode(), MoneyBody
    )

    with pytest.raises(Exception, match="amount is a number like"):
        body.read()


@pytest.mark.parametrize("amount", [1.5, 125, None, True])
def test_an_amount_is_written_as_text(amount):
    with pytest.raises(Malformed):
        read_body(json.dumps({"amount": amount, "currency": "BDT"}).encode(), MoneyBody)


@pytest.mark.parametrize(
    "sent",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""],
)
def test_a_body_of_another_kind_is_not_read(sent):
    answer = a_door_of(None).post(
        PATIENTS, content="{}", headers={"Content-Type": sent}
    )

    assert answer.status_code == 415
    assert answer.json()["code"] == "not_json"


def test_a_charset_may_be_named():
    headers = {"Content-Type": "application/json; charset=utf-8"}

    answer = a_door_of(None).post(PATIENTS, content="{}", headers=headers)

    assert answer.status_code == 400


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_beyond_the_limit_is_refused_without_being_read(announced):
    content: Any = b" " * (LARGEST + 1)
    sent = content if announced else iter([content[:1000], content[1000:]])

    answer = a_door_of(None).post(PATIENTS, content=sent, headers=JSON)

    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"


def test_a_body_that_is_needed_is_missed():
    answer = a_door_of(None).post(PATIENTS)

    assert answer.status_code == 400
    assert answer.json()["facts"] == {"field": "", "why": "a body is needed"}


def test_a_value_may_break_a_rule_and_is_still_not_repeated():
    body = a_patient_body(contact={"email": "PLANTED"})

    answer = a_door_of(raising(AssertionError())).post(PATIENTS, json=body)

    assert answer.status_code == 422
    assert answer.json()["code"] == "malformed_email"
    assert "PLANTED" not in answer.text


@pytest.mark.parametrize("said", ["Invalid value 'PLANTED'", "Invalid enum value 1"])
def test_what_the_decoder_may_say_one_day_is_not_passed_on(said):
    assert safe(said) in {"not valid", "not one of the allowed values"}
