"""Whoever holds an invoice's paper pays it by a browser without JavaScript (B7)."""

import json

import pytest

from mediklaud.adapters.sandbox_payments.reports import SIGNATURE
from mediklaud.ports.billing import Payments
from mediklaud.ports.payment_links import PaymentLinks
from tests.builders.billing import taka
from tests.builders.sandbox import HOME, PayingHospital
from tests.hospital import read
from tests.integration.http.doors import a_door
from tests.integration.web.browser import Browser


@pytest.fixture
def at():
    return PayingHospital()


@pytest.fixture
def browser(at):
    return Browser(a_door(at.hospital, sandbox=at.bank))


@pytest.fixture
def address(at):
    return f"/pay/{read(at.storage, PaymentLinks).token_of(at.invoice.id)}"


def pressed(browser, address, button, amount=""):
    """From the link to the sandbox's page, a button there, and back."""
    browser.get(address)
    page = browser.send(f"{address}", amount=amount)
    on = page.split(f'href="{HOME}/sandbox')[1].split('"')[0]
    browser.get(f"/sandbox{on}")
    return browser.send(f"/sandbox{on}", button=button)


def reported(at, browser):
    """The sandbox's last report reaches the hospital over HTTP."""
    last = at.posted[-1]
    return browser.door.post(
        "/api/v1/payments/webhooks/sandbox",
        content=last.body,
        headers={SIGNATURE: last.signature, "content-type": "application/json"},
    )


def payments(at):
    return read(at.storage, Payments).of_patient(at.patient_id, None, 5)


def test_the_page_shows_the_invoice_and_nothing_of_the_patient(at, browser, address):
    page = browser.get(address)

    assert at.invoice.number in page
    assert "500.00" in page
    for private in (at.invoice.addressee.name, at.invoice.addressee.number, "Rokeya"):
        assert private not in page


def test_an_invoice_is_paid_from_its_link_to_thanks(at, browser, address):
    waiting = pressed(browser, address, "succeed")
    assert "being confirmed" in waiting
    assert browser.page.headers["refresh"] == "3"

    assert reported(at, browser).json() == {"is_new": True}
    assert reported(at, browser).json() == {"is_new": False}
    at.work()

    assert "has arrived" in browser.get(f"{address}?back=1")
    assert [payment.amount for payment in payments(at)] == [taka(500_00)]


def test_a_part_is_paid(at, browser, address):
    pressed(browser, address, "succeed", amount="200.00")
    reported(at, browser)
    at.work()

    assert "300.00" in browser.get(address)


def test_who_asks_to_pay_too_much_is_told_on_the_same_page(browser, address):
    browser.get(address)
    page = browser.send(address, 409, amount="9999.00")

    assert "More than the invoice" in page


def test_what_was_cancelled_is_told(at, browser, address):
    pressed(browser, address, "cancel")
    reported(at, browser)
    at.work()

    assert "Nothing was paid" in browser.get(f"{address}?back=1")


def test_what_somebody_else_signed_is_refused(at, browser, address):
    pressed(browser, address, "succeed")
    told = json.dumps({"id": "evt_x", "kind": "paid", "ref": "x", "key": "y"})
    answer = browser.door.post(
        "/api/v1/payments/webhooks/sandbox",
        content=told,
        headers={SIGNATURE: at.posted[-1].signature},
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "bad_signature")
