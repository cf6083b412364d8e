"""The whole way without JavaScript: enrolled, let in, booked; and what is due, paid."""

import pytest
from playwright.sync_api import expect

from browser.steps import enrol, follow

PASSWORD = "seven purple otters sing at dawn"


@pytest.fixture
def plain(somebody):
    """Somebody whose browser runs no scripts."""
    return lambda: somebody(java_script_enabled=False)


def accept(page, code):
    """A patient chooses a password with what the desk has handed over."""
    page.get_by_label("Invitation").fill(code)
    page.get_by_label("Date of birth").fill("1990-05-17")
    page.get_by_label("Login of your choice").fill("momena")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Choose this password").click()


def test_a_patient_is_enrolled_let_in_and_books(person, plain, demo):
    desk = person("front_desk", java_script_enabled=False).page
    enrol(desk, "Momena Akhter")
    desk.get_by_role("button", name="Invite to the portal").click()
    code = desk.locator("strong.num, .num strong").inner_text()

    somebody = plain()
    accept(somebody.go("/invitation"), code)
    page = somebody.sign_in("momena", PASSWORD)
    follow(page, "Book a visit")
    page.get_by_role("link", name=demo.who("doctor").who).click()
    page.locator(".days a").nth(2).click()
    page.locator(".times a").first.click()
    page.get_by_role("button", name="Book this visit").click()

    expect(page.get_by_role("status")).to_contain_text("Your visit is booked")


def test_what_is_due_is_paid_online(person):
    page = person("patient", "owes money", java_script_enabled=False).page
    follow(page, "Invoices")
    page.get_by_role("row").filter(has_text="Overdue").get_by_role("link").click()
    page.get_by_label("Amount").fill("30")
    page.get_by_role("button", name="Pay online").click()
    expect(page.locator(".facts")).to_contain_text("30.00")
    page.get_by_role("button", name="Pay", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("has arrived", timeout=20_000)
