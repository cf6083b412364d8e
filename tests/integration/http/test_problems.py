from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from http import HTTPStatus

import pytest
from attrs import field, frozen
from structlog.testing import capture_logs

from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import (
    Contended,
    InvalidValue,
    NotFound,
    NotPermitted,
    NotSignedIn,
    RuleBroken,
    StaleVersion,
    TryLater,
)
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.problems import Problem
from tests.integration.http.doors import SOMEBODY, a_door_of, raising

HERE = f"/api/v1/patients/{SOMEBODY}"
NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


@frozen
class Inner:
    colour: Colour
    secret: str = field(repr=False)


@frozen
class SlotGone(RuleBroken):
    """Somebody was faster."""

    rule = "S5"
    patient_id: PatientId
    price: Money
    period: Period
    day: date
    wait: timedelta
    inner: Inner
    free: tuple[Period, ...]
    budget: str = field(repr=False)


def a_refusal():
    return SlotGone(
        patient_id=PatientId.parse(SOMEBODY),
        price=Money(12550, "BDT"),
        period=Period(NINE, NINE + timedelta(hours=1)),
        day=date(2027, 3, 1),
        wait=timedelta(minutes=1),
        inner=Inner(Colour.RED, "whisper"),
        free=(),
        budget="whisper",
    )


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (InvalidValue(), 422),
        (NotFound(), 404),
        (RuleBroken(), 409),
        (NotPermitted(), 403),
        (NotSignedIn(), 401),
        (StaleVersion(), 412),
        (TryLater(), 503),
        (Contended(), 503),
        (TooManyAttempts(7), 429),
        (a_refusal(), 409),
    ],
    ids=lambda given: getattr(given, "code", given),
)
def test_each_kind_of_refusal_has_its_status(refusal, status):
    answer = a_door_of(raising(refusal)).get(HERE)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_a_refusal_says_code_rule_and_facts():
    answer = a_door_of(raising(a_refusal())).get(HERE)

    problem = answer.json()
    assert problem["type"] == "urn:mediklaud:problem:slot_gone"
    assert problem["code"] == "slot_gone"
    assert problem["title"] == problem["detail"] == "Somebody was faster."
    assert problem["rule"] == "S5"
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["facts"] == {
        "patient_id": SOMEBODY,
        "price": {"amount": "125.50", "currency": "BDT"},
        "period": {
            "start": "2027-03-01T09:00:00+00:00",
            "end": "2027-03-01T10:00:00+00:00",
        },
        "day": "2027-03-01",
        "wait": 60,
        "inner": {"colour": "red"},
        "free": [],
    }


def test_what_is_kept_out_of_logs_is_not_told_outside_either():
    assert "whisper" not in repr(Problem.of(a_refusal()))


def test_who_is_not_signed_in_is_told_how_to():
    answer = a_door_of(raising(NotSignedIn())).get(HERE)

    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("refusal", "seconds"), [(TryLater(), "1"), (TooManyAttempts(7), "7")]
)
def test_who_should_come_back_is_told_when(refusal, seconds):
    answer = a_door_of(raising(refusal)).get(HERE)

    assert answer.headers["retry-after"] == seconds


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/v1/nothing", "/api/v1/patients/karim"]
)
def test_an_address_that_leads_nowhere_is_a_problem_too(path):
    answer = a_door_of(None).get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "karim" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "BREW"])
def test_a_method_that_is_not_taken_names_those_that_are(method):
    answer = a_door_of(None).request(method, "/api/v1/patients")

    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "POST" in answer.headers["allow"]
    assert answer.json()["code"] == "no_such_method"


def test_our_own_mistakes_are_logged_without_what_they_say_and_not_told():
    with capture_logs() as lines:
        answer = a_door_of(raising(RuntimeError("PLANTED"))).get(HERE)

    assert answer.status_code == 500
    assert answer.json()["code"] == "unexpected"
    assert "PLANTED" not in answer.text
    (line,) = (line for line in lines if line["event"] == "unexpected")
    assert line["request_id"] == answer.json()["request_id"]
    assert line["error"] == "RuntimeError"
    assert any("doors.py" in frame for frame in line["frames"])
    assert "PLANTED" not in str(lines)
