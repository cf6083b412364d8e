"""Whatever is sent to whichever address: a problem document, never our mistake."""

from itertools import product

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.http.strict_request import LARGEST
from tests.builders.examples import address_of
from tests.hospital import a_hospital
from tests.integration.http.doors import SOMEBODY, a_door
from tests.integration.http.people import bearing, token_of


def addresses():
    for route in a_door().app.routes:
        if not route.path.startswith("/api/v1/"):
            continue
        for method in sorted(route.methods - {"OPTIONS", "HEAD"}):
            yield method, address_of(route.path)


ADDRESSES = list(addresses())
JSON = "application/json"
GARBAGE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", JSON),
    "no json": (b"PLANTED", JSON),
    "a list": (b'["PLANTED"]', JSON),
    "a number": (b"1", JSON),
    "null": (b"null", JSON),
    "an empty object": (b"{}", JSON),
    "an unknown name": (b'{"PLANTED": "PLANTED"}', JSON),
    "a name twice": (b'{"a": "PLANTED", "a": 1}', JSON),
    "a nest": (b'{"a":' * 20_000, JSON),
    "a NUL": (rb'{"name": "PLANTED\u0000"}', JSON),
    "half a character": (rb'{"name": "PLANTED\ud800"}', JSON),
    "not a number": (b'{"amount": NaN}', JSON),
    "not utf-8": (b'{"name": "\xff"}', JSON),
    "too much": (b" " * (LARGEST + 1), JSON),
    "a form": (b"name=PLANTED", "application/x-www-form-urlencoded"),
    "an upload": (b"--x\r\nPLANTED", "multipart/form-data; boundary=x"),
    "an upload without an end": (b"PLANTED", "multipart/form-data"),
    "a strange kind": (b"PLANTED", "PLANTED/\xff"),
}


@pytest.fixture(scope="module")
def house():
    """The door of a hospital, and who stands before it: nobody, liars, staff."""
    hospital = a_hospital()
    tokens = [None, token_of(hospital, Role.FRONT_DESK, Role.CHIEF_MEDICAL_OFFICER)]
    with a_door(hospital) as door:
        yield door, tokens


@pytest.mark.parametrize(("method", "path"), ADDRESSES, ids=lambda part: part)
def test_garbage_is_refused_by_every_address(house, method, path):
    door, tokens = house
    for token, (content, kind) in product(tokens, GARBAGE.values()):
        headers = {"Content-Type": kind.encode("latin-1"), **bearing(token)}
        answer = door.request(method, path, content=content, headers=headers)

        assert answer.status_code < 500, (content[:100], answer.text)
        assert "PLANTED" not in answer.text
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize(("method", "path"), ADDRESSES, ids=lambda part: part)
def test_every_address_asks_who_is_there(house, method, path):
    door, _ = house
    answer = door.request(method, path, headers=bearing("PLANTED"))

    assert answer.status_code in {400, 401}


@pytest.mark.parametrize(("method", "path"), ADDRESSES, ids=lambda part: part)
def test_no_address_takes_an_unknown_parameter(house, method, path):
    door, _ = house
    answer = door.request(method, f"{path}?PLANTED=PLANTED")

    assert answer.status_code == 400
    assert answer.json()["facts"]["field"] == "?"


WITH_IDS = [(m, p) for m, p in ADDRESSES if SOMEBODY in p]


@pytest.mark.parametrize(("method", "path"), WITH_IDS, ids=lambda part: part)
def test_an_id_that_is_none_leads_nowhere(house, method, path):
    door, _ = house
    for wrong in ("karim", "1", "%00", f"{SOMEBODY}0", "a" * 3000):
        answer = door.request(method, path.replace(SOMEBODY, wrong))

        assert answer.status_code == 404
        assert "karim" not in answer.text
