import pytest
from litestar import Litestar
from litestar.testing import TestClient
from structlog.testing import capture_logs

from tests.integration.http.doors import Door, a_door, a_door_of


def test_a_process_that_answers_lives():
    assert a_door_of(None).get("/health/live").json() == {"status": "alive"}


@pytest.mark.parametrize("address", ["/health", "/health/ready"])
def test_a_hospital_whose_database_answers_is_ready(address):
    assert a_door(ready=lambda: None).get(address).json() == {"status": "ready"}


@pytest.mark.parametrize("address", ["/health", "/health/ready"])
def test_a_hospital_without_its_database_is_not_ready_and_says_no_more(address):
    def broken():
        raise OSError("PLANTED")

    with capture_logs() as lines:
        answer = a_door(ready=broken).get(address)

    assert answer.status_code == 503
    assert answer.json()["code"] == "not_ready"
    assert answer.headers["retry-after"]
    assert "PLANTED" not in answer.text + str(lines)


def from_address(client: TestClient[Litestar], host: str, **headers: str):
    """What a program at this address is answered."""
    inside = client.app

    async def from_there(scope, receive, send):
        await inside({**scope, "client": (host, 1)}, receive, send)

    return Door(from_there).get("/metrics", headers=headers)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "127.1.2.3"])
def test_this_machine_may_measure(host):
    answer = from_address(a_door_of(None), host)

    assert answer.status_code == 200
    assert "mediklaud_http_request_seconds" in answer.text


@pytest.mark.parametrize("host", ["10.0.0.1", "testclient", ""])
def test_others_may_not(host):
    assert from_address(a_door_of(None), host).status_code == 401


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_who_comes_through_a_proxy_is_not_this_machine(header):
    assert (
        from_address(a_door_of(None), "127.0.0.1", **{header: "x"}).status_code == 401
    )


def test_the_token_opens_the_metrics_from_elsewhere_and_nothing_else_does():
    door = a_door(metrics_token="sesame")

    assert (
        from_address(door, "10.0.0.1", Authorization="Bearer sesame").status_code == 200
    )
    assert (
        from_address(door, "10.0.0.1", Authorization="Bearer sesam").status_code == 401
    )
    assert from_address(door, "127.0.0.1").status_code == 401


def test_a_request_is_counted_under_its_route():
    door = a_door(metrics_token="t")
    door.get("/health/live")
    door.get("/nowhere/1")

    metrics = door.get("/metrics", headers={"Authorization": "Bearer t"}).text

    counted = "mediklaud_http_request_seconds_count"
    live = f'{counted}{{method="GET",route="/health/live",status="200"}} 1.0'
    nowhere = f'{counted}{{method="GET",route="unknown",status="404"}} 1.0'
    assert live in metrics
    assert nowhere in metrics
