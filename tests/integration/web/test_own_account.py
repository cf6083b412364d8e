"""One's own account in the browser: password, second factor, sign-ins, contact."""

import html
import re
from datetime import timedelta

import pyotp
import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.policy import AccessPolicy
from tests.builders.access import a_member
from tests.clock import StandingClock
from tests.hospital import a_hospital
from tests.integration.http.doors import SOMEBODY, a_door
from tests.integration.http.people import PASSWORD
from tests.integration.web.browser import Browser

ANOTHER = "the river runs north of here"
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def strict(clock):
    """A hospital that asks its staff for a second factor, as the house rule is."""
    storage = MemoryStorage(memory.PORTS)
    return a_hospital(storage, clock, swap(AccessPolicy, AccessPolicy()))


@pytest.fixture
def clerk(strict):
    """A clerk who has just come in by the password alone."""
    browser = Browser(a_door(strict))
    browser.sign_in(a_member(strict, Role.FRONT_DESK, password=PASSWORD).login)
    return browser


def telephone_of(clerk):
    """What the app has read from the page."""
    clerk.send("/account/second-factor")
    return pyotp.TOTP(clerk.form("/account/second-factor/confirm").fields["secret"])


def test_staff_set_up_the_second_factor_before_anything_else(clerk, clock):
    assert clerk.at == "/account/second-factor"
    telephone = telephone_of(clerk)
    assert 'src="data:image/svg+xml' in clerk.page.text
    code = telephone.at(clock.now() - HALF_A_MINUTE)
    page = clerk.send("/account/second-factor/confirm", code=code)

    assert len(re.findall("<code>", page)) == 10
    assert "Find a patient" in clerk.get("/")
    assert "In use" in clerk.get("/account")


def test_a_wrong_code_shows_the_same_square_again(clerk):
    telephone = telephone_of(clerk)
    page = clerk.send("/account/second-factor/confirm", 409, code="000000")

    assert telephone.secret in page


def test_new_recovery_codes_take_a_code(clerk, clock):
    telephone = telephone_of(clerk)
    code = telephone.at(clock.now() - HALF_A_MINUTE)
    clerk.send("/account/second-factor/confirm", code=code)
    clock.pass_by(timedelta(minutes=12))
    clerk.get("/account/second-factor")
    clerk.send("/account/recovery-codes", 403)
    page = clerk.send("/account/recovery-codes", _again=telephone.at(clock.now()))

    assert len(re.findall("<code>", page)) == 10


def test_a_password_is_changed_by_who_knows_the_present_one(signed_in, house):
    patient = signed_in(Role.PRIVACY_OFFICER)
    patient.get("/account/password")
    page = patient.send("/account/password", 409, current="wrong", new=ANOTHER)
    assert ANOTHER not in page

    page = patient.send("/account/password", 422, current=PASSWORD, new="short")
    assert 'role="alert"' in page
    page = patient.send("/account/password", current=PASSWORD, new=ANOTHER)
    assert "The password is changed" in page


def test_a_sign_in_elsewhere_is_ended(house, signed_in):
    here, there = signed_in(Role.BILLING), signed_in(Role.BILLING)
    here.get("/account")
    for address in [one for one in here.forms if one.endswith("/end")]:
        here.get("/account")
        here.send(address)

    there.get("/account")
    assert there.at.startswith("/sign-in")
    here.get("/account")
    assert here.at == "/account"


def test_nobody_ends_a_sign_in_of_somebody_else(signed_in):
    here = signed_in(Role.FRONT_DESK)
    here.get("/account")
    fields = here.form("/sign-out").fields

    here.post(f"/account/sessions/{SOMEBODY}/end", fields, 404)


def test_a_patient_says_how_to_be_reached(house, signed_in):
    house.a_patient()
    patient = signed_in(Role.PATIENT)
    patient.get("/my/contact")
    page = patient.send("/my/contact", phone="01811111111", agreed="billing:sms")

    assert "It is written down" in page
    assert "+8801811111111" in html.unescape(page)
    assert re.search(r'value="billing:sms"\s+checked', page)
    assert not re.search(r'value="billing:email"\s+checked', page)


def test_a_postcode_outlives_a_new_telephone(house, signed_in):
    house.a_patient()
    patient = signed_in(Role.PATIENT)
    patient.get("/my/contact")
    patient.send("/my/contact", postcode="1207")

    assert 'value="1207"' in patient.send("/my/contact", phone="01811111112")


def test_a_phone_that_is_none_is_refused_with_what_was_written(house, signed_in):
    house.a_patient()
    patient = signed_in(Role.PATIENT)
    patient.get("/my/contact")
    page = patient.send("/my/contact", 422, phone="12")

    assert 'value="12"' in page
