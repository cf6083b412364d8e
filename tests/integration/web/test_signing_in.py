"""Who comes in by the browser, and how they leave."""

from urllib.parse import quote

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.entrypoints.web.own_forms import proof_of
from tests.integration.http.people import PASSWORD


@pytest.fixture(autouse=True)
def somebody_to_sign_in(house):
    """The last patient who was enrolled."""
    if Role.PATIENT not in house.tokens:
        house.a_patient()


def test_whoever_asks_for_a_page_signs_in_and_gets_that_page(browser, house, signed_in):
    browser.get("/appointments")

    assert browser.at == "/sign-in?next=/appointments"

    patient = signed_in(Role.PATIENT)
    patient.get("/appointments")

    assert patient.at == "/appointments"


def test_a_wrong_password_lets_nobody_in_and_is_not_shown_again(browser):
    page = browser.sign_in("desk", "not this one", 401)

    assert "not this one" not in page
    assert 'role="alert"' in page
    assert 'value="desk"' in page


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.test/",
        "https:evil.test",
        "//evil.test",
        "///evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "javascript:alert(1)",
        "data:text/html,x",
        "/\tx",
        "\n//evil.test",
        " //evil.test",
        "evil.test",
        "",
    ],
)
@pytest.mark.parametrize("form", ["/language", "/sign-in"])
def test_nobody_is_sent_to_another_site(browser, house, form, elsewhere):
    browser.get("/sign-in")
    login = house.hospital.handle(
        WhoAmI(actor=Bearer(house.tokens[Role.BILLING]))
    ).login
    written = {"language": "bn", "login": login, "password": PASSWORD}
    fields = {**browser.form(form).fields, **written}
    answer = browser.door.post(
        form, data={**fields, "next": elsewhere}, follow_redirects=False
    )

    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_a_link_to_the_sign_in_leads_nowhere_else(browser):
    browser.get(f"/sign-in?next={quote('//evil.test')}")

    assert browser.form("/sign-in").fields["next"] == "/"


def test_whoever_signs_out_is_out_everywhere_in_this_browser(house, signed_in):
    patient = signed_in(Role.PATIENT)
    patient.send("/sign-out")

    assert patient.at == "/sign-in"
    assert patient.page.history[0].headers["clear-site-data"] == '"cache", "storage"'
    patient.get("/appointments")
    assert patient.at == "/sign-in?next=/appointments"


def test_a_session_that_has_ended_leads_to_the_sign_in(house, signed_in):
    patient = signed_in(Role.PATIENT)
    token = patient.door.cookies["mediklaud"]
    other = signed_in(Role.PATIENT)
    other.door.cookies.set("mediklaud", token)
    patient.send("/sign-out")

    other.get("/appointments")

    assert other.at == "/sign-in?next=/appointments"


def test_the_session_is_in_a_cookie_that_no_script_reads(house, signed_in):
    patient = signed_in(Role.PATIENT)
    kept = patient.page.history[0].headers.get_list("set-cookie")
    session = next(c for c in kept if c.startswith("mediklaud="))

    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(session.split("; "))


def test_a_form_made_for_another_session_is_refused(house, signed_in):
    patient = signed_in(Role.PATIENT)
    patient.get("/appointments")
    stolen = {**patient.form("/sign-out").fields, "_form": proof_of("another")}

    patient.post("/sign-out", stolen, 403)
    patient.get("/appointments")

    assert patient.at == "/appointments"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.test"},
        {"origin": "null"},
    ],
)
def test_a_form_that_another_site_sends_is_refused(house, signed_in, headers):
    patient = signed_in(Role.PATIENT)
    patient.get("/appointments")
    answer = patient.door.post(
        "/sign-out", data=patient.form("/sign-out").fields, headers=headers
    )

    assert answer.status_code == 403


def test_the_pages_speak_bengali_to_whoever_wants_it(browser):
    browser.get("/sign-in")
    page = browser.send("/language", language="bn")

    assert '<html lang="bn">' in page


def test_a_refusal_is_said_in_the_readers_language(browser):
    browser.door.headers["accept-language"] = "bn"
    page = browser.sign_in("nobody", status=401)

    assert "লগইন নাম, পাসওয়ার্ড বা কোড ভুল।" in page
