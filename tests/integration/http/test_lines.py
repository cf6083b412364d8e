"""What the line to the caller does: it goes dead, or nothing comes for long."""

import asyncio

import pytest

from mediklaud.entrypoints.http import strict_request
from tests.integration.http.doors import a_door


def send_to(receive):
    """What is answered to a body that arrives in this way."""
    door = a_door()
    inside = door.app.asgi_handler

    async def over_this_line(scope, _receive, send):
        await inside(scope, receive, send)

    door.app.asgi_handler = over_this_line
    headers = {"Content-Type": "application/json"}
    return door.post("/api/v1/sessions", content="{}", headers=headers)


def test_a_line_that_goes_dead_is_not_our_mistake():
    async def hung_up():
        return {"type": "http.disconnect"}

    answer = send_to(hung_up)

    assert answer.status_code == 408
    assert answer.json()["code"] == "too_slow"


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(strict_request, "_PATIENCE", 0.01)

    async def never():
        await asyncio.sleep(60)
        return {"type": "http.request", "body": b"", "more_body": False}

    assert send_to(never).status_code == 408
