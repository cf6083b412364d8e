from ipaddress import ip_network

import pytest

from mediklaud.domain.errors import NotFound
from tests.integration.http.doors import a_door, raising

PROXIES = (ip_network("10.0.0.0/8"),)


def source(client, forwarded, proxies=PROXIES):
    """Where a sign-in from this peer, with this header, is said to come from."""
    desk = raising(NotFound())
    door = a_door(desk, proxies=proxies)
    inside = door.app.asgi_handler

    async def from_there(scope, receive, send):
        await inside({**scope, "client": client and (client, 1)}, receive, send)

    door.app.asgi_handler = from_there
    lines = [forwarded] if isinstance(forwarded, str) else forwarded or []
    headers = [("X-Forwarded-For", line) for line in lines]
    door.post("/api/v1/sessions", json={"login": "a", "password": "b"}, headers=headers)
    return desk.taken[0].source


@pytest.mark.parametrize(
    ("client", "forwarded", "expected"),
    [
        ("192.0.2.1", None, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),  # whoever it is, no proxy of ours
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("10.0.0.1", "karim", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.7, karim", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
        (None, "198.51.100.7", None),
    ],
)
def test_only_our_own_proxies_are_believed(client, forwarded, expected):
    assert source(client, forwarded) == expected


def test_without_proxies_nobody_is_believed():
    assert source("127.0.0.1", "198.51.100.7", proxies=()) == "127.0.0.1"


def test_a_line_that_a_proxy_added_is_believed_before_the_callers_own():
    assert source("10.0.0.1", ["1.2.3.4", "198.51.100.7"]) == "198.51.100.7"
