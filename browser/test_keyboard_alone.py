"""Booked, prescribed and handed out by whoever uses no mouse."""

import pytest
from playwright.sync_api import expect

from browser.keyboard import Keyboard
from browser.steps import prescribed


@pytest.fixture
def at_the_keys(somebody, demo):
    """Somebody signs in with the keys."""

    def come(role, about=""):
        page, who = somebody().go("/sign-in"), demo.who(role, about)
        keys = Keyboard(page)
        keys.skip()
        keys.write("Login", who.login)
        keys.write("Password", who.password)
        keys.press()
        return keys

    return come


def test_a_visit_is_booked(at_the_keys, demo):
    keys = at_the_keys("patient", "owes nothing")
    for name in ("Book a visit", demo.who("doctor").who, "times", ":"):
        keys.skip()
        keys.to(name)
        keys.press()
    keys.skip()
    keys.write("What is it about?", "A cough")
    keys.to("Book this visit")
    keys.press("Space")

    expect(keys.page.get_by_role("status")).to_contain_text("Your visit is booked")


def test_a_medicine_is_handed_out(at_the_keys, person):
    number, phone = prescribed(person, "Metformin", "500 mg")
    keys = at_the_keys("pharmacist")
    keys.skip()
    keys.to("Metformin")
    keys.press()
    keys.skip()
    keys.write("Patient number", number)
    keys.write("Phone", phone)
    keys.to("Patient number", "Shift+Tab")
    keys.write("Points, one a line", "With food")
    keys.to("Who was told")
    keys.page.keyboard.press("ArrowDown")
    keys.to("Hand out")
    keys.press("Space")

    expect(keys.page.get_by_text("handed out, and charged")).to_be_visible()
    expect(keys.page.get_by_text("A guardian · ")).to_be_visible()
