import json
import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import structlog
from structlog.testing import capture_logs

from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.entrypoints.http.logs import log_as_json
from tests.integration.http.doors import (
    SOMEBODY,
    Desk,
    a_door,
    a_door_of,
    a_patient_body,
    raising,
)

HERE = f"/api/v1/patients/{SOMEBODY}"
NOWHERE = "/nowhere"
OLD_ID = "0123456789abcdef-0123"


@pytest.mark.parametrize("path", [HERE, NOWHERE, "/health/live"])
def test_every_answer_carries_the_headers_of_the_house(path):
    headers = a_door_of(raising(NotFound())).get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


def test_tls_is_insisted_on_where_the_hospital_has_it():
    hospital = Hospital(public_url="https://hospital.example")

    headers = a_door(hospital=hospital).get(NOWHERE).headers

    assert "max-age" in headers["strict-transport-security"]


def test_a_request_keeps_the_id_it_came_with():
    answer = a_door_of(None).get(NOWHERE, headers={"X-Request-ID": OLD_ID})

    assert answer.headers["x-request-id"] == OLD_ID
    assert answer.json()["request_id"] == OLD_ID


@pytest.mark.parametrize(
    "given", ["short", "karim-hossain-1980-02", "a" * 65, "a" * 20 + "\n"]
)
def test_an_id_that_is_none_is_replaced(given):
    answer = a_door_of(None).get(NOWHERE, headers={"X-Request-ID": given.encode()})

    assert answer.headers["x-request-id"] != given
    assert len(answer.headers["x-request-id"]) == 36


def test_two_requests_have_two_ids():
    door = a_door_of(None)

    ids = {door.get(NOWHERE).headers["x-request-id"] for _ in range(2)}

    assert len(ids) == 2


def test_the_id_travels_with_the_message():
    desk = raising(NotFound())

    a_door_of(desk).get(HERE, headers={"X-Request-ID": OLD_ID})

    assert desk.taken[0].request_id == OLD_ID


def test_the_log_has_one_line_a_request_with_the_route_and_not_the_path():
    with capture_logs() as lines:
        a_door_of(raising(NotFound())).get(HERE)

    (line,) = lines
    assert line["event"] == "request"
    assert line["method"] == "GET"
    assert line["route"] == "/api/v1/patients/{patient_id}"
    assert line["status"] == 404
    assert line["milliseconds"] >= 0


def test_nothing_that_was_sent_comes_into_log_or_metrics():
    headers = {
        "Authorization": "Bearer PLANTED",
        "Idempotency-Key": "PLANTED",
        "User-Agent": "PLANTED",
        "X-Request-ID": "PLANTED-PLANTED-PLANTED",
        "Referer": "http://PLANTED/",
        "Cookie": "PLANTED=PLANTED",
    }
    door = a_door(raising(RuntimeError("PLANTED")), metrics_token="t")

    with capture_logs() as lines:
        door.get("/api/v1/patients?q=PLANTED", headers=headers)
        door.post(
            "/api/v1/patients", json=a_patient_body(name="PLANTED"), headers=headers
        )
        door.post("/api/v1/patients", json={"PLANTED": 1}, headers=headers)
        door.get("/PLANTED?PLANTED=PLANTED", headers=headers)
        door.request("PLANTED", "/api/v1/patients", headers=headers)
    metrics = door.get("/metrics", headers={"Authorization": "Bearer t"}).text

    assert len(lines) == 7
    assert "PLANTED" not in str(lines)
    assert "/api/v1/patients" in metrics
    assert "PLANTED" not in metrics


def test_a_crowd_is_asked_to_come_back():
    inside = Barrier(2, timeout=10)

    def wait_for_the_other(_message):
        inside.wait()
        raise NotFound

    with (
        a_door(Desk(wait_for_the_other), at_once=1) as door,
        ThreadPoolExecutor() as pool,
    ):
        first = pool.submit(door.get, HERE)
        answer = next(
            a for a in iter(lambda: door.get(NOWHERE), None) if a.status_code == 503
        )
        inside.wait()

    assert answer.json()["code"] == "crowded"
    assert answer.headers["retry-after"] == "1"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert first.result().status_code == 404


def test_the_log_is_json_and_silences_those_who_would_note_addresses(capsysbinary):
    before = structlog.get_config()
    try:
        log_as_json()
        structlog.get_logger("test").info("request", route="/x\ny", status=200)
        assert logging.getLogger("httpx").getEffectiveLevel() == logging.WARNING
    finally:
        structlog.configure(**before)

    (line,) = capsysbinary.readouterr().err.splitlines()
    assert json.loads(line)["route"] == "/x\ny"
    assert json.loads(line)["level"] == "info"
