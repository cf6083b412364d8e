"""Whatever is asked of whichever page: only who may sees it, and nothing leaks."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.web.routes import PAGES
from tests.builders.examples import address_of

OPEN_TO_ALL = {"/sign-in", "/invitation", "/language"}
BY_LINK = ("/pay/", "/sandbox/pay/")
"""Open to whoever has the right link; any other leads nowhere."""
JSON = "application/json"
GARBAGE = [
    (b"", "application/x-www-form-urlencoded"),
    (b"PLANTED=\xff&_form=PLANTED", "application/x-www-form-urlencoded"),
    (b'{"PLANTED": 1}', JSON),
    (b"--x\r\nPLANTED", "multipart/form-data; boundary=x"),
    (b"PLANTED", "multipart/form-data"),
]


def _addresses(method):
    return sorted(
        {
            address_of(path)
            for page in PAGES
            if method in page.http_methods
            for path in page.paths
        }
    )


@pytest.mark.parametrize("address", _addresses("GET"))
def test_nobody_sees_a_page_without_signing_in(browser, address):
    answer = browser.door.get(address, follow_redirects=False)

    if address.startswith(BY_LINK):
        assert answer.status_code == 404
    elif address in OPEN_TO_ALL:
        assert answer.status_code == 200
    else:
        assert answer.status_code in {303, 400}, answer.text
        assert answer.headers.get("location", "/sign-in").startswith("/sign-in")


@pytest.mark.parametrize("address", _addresses("POST"))
def test_garbage_is_refused_by_every_form(house, browser, signed_in, address):
    house.a_patient()
    for somebody in (browser, signed_in(Role.PATIENT)):
        for content, kind in GARBAGE:
            answer = somebody.door.post(
                address,
                content=content,
                headers={"content-type": kind},
                follow_redirects=False,
            )

            assert answer.status_code in {400, 403}, answer.text
            assert "PLANTED" not in answer.text


@pytest.mark.parametrize("address", ["/sign-in", "/invitation", "/nowhere"])
def test_no_page_is_kept_framed_or_foreign(browser, address):
    answer = browser.door.get(address, headers={"accept": "text/html"})

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/nowhere", "/appointments/karim/cancel"])
def test_an_address_that_leads_nowhere_is_a_page_that_says_so(browser, address):
    page = browser.get(address, 404)

    assert "nothing under this address" in page
    assert "karim" not in page.replace(address, "")


def test_what_a_page_loads_is_kept_for_good_and_small(browser):
    page = browser.get("/sign-in")
    loaded = [part.split('"')[0] for part in page.split('="/static/')[1:]]
    weight = 0
    for name in loaded:
        answer = browser.door.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        weight += int(answer.headers["content-length"])

    assert len(loaded) == 4
    assert weight + len(page) < 60_000
