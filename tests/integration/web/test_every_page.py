"""Whatever is asked of whichever page: only who may sees it, and nothing leaks."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.entrypoints.web.own_forms import proof_of
from tests.integration.web.addresses import addresses
from tests.integration.web.browser import Browser

JSON = "application/json"
GARBAGE = [
    (b"", "application/x-www-form-urlencoded"),
    (b"PLANTED=\xff&_form=PLANTED", "application/x-www-form-urlencoded"),
    (b'{"PLANTED": 1}', JSON),
    (b"--x\r\nPLANTED", "multipart/form-data; boundary=x"),
    (b"PLANTED", "multipart/form-data"),
]


@pytest.fixture(scope="module")
def known(house):
    """A patient who has signed in, with what stands in each of their forms."""
    house.a_patient()
    patient = Browser(house.another_door())
    account = house.hospital.handle(WhoAmI(actor=Bearer(house.tokens[Role.PATIENT])))
    patient.sign_in(account.login)
    return patient, patient.form("/sign-out").fields


FROM_ELSEWHERE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
]


@pytest.mark.parametrize("address", addresses("POST"))
def test_no_form_is_read_that_another_site_sends(known, address):
    patient, fields = known
    sent = [(fields, headers) for headers in FROM_ELSEWHERE]
    forged = [{}, {"_form": ""}, {"_form": proof_of("another")}]
    for content, headers in [*sent, *((one, {}) for one in forged)]:
        answer = patient.door.post(
            address, data=content, headers=headers, follow_redirects=False
        )

        assert answer.status_code == 403, answer.text
        assert "X2" in answer.text


@pytest.mark.parametrize("address", addresses("POST"))
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
