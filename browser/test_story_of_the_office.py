"""An emergency is looked into, and a colleague is let in by two people."""

import pytest
from playwright.sync_api import expect

both_ways = pytest.mark.parametrize(
    "scripts", [True, False], ids=["scripts", "no scripts"]
)


def open_in_an_emergency(page, number, words):
    """A doctor opens the record of a patient who is not in care."""
    page.get_by_label("Number of the patient").fill(number)
    page.get_by_label("What happens").fill(words)
    page.get_by_role("button", name="Open the record").click()


@both_ways
def test_an_emergency_access_is_reviewed_by_somebody_else(person, demo, scripts):
    words = f"Lies unconscious in ward {'A' if scripts else 'B'}"
    number = demo.who("patient").login.upper()
    doctor = person("doctor", java_script_enabled=scripts)
    open_in_an_emergency(doctor.go("/emergency-access"), number, words)

    page = person("privacy_officer", java_script_enabled=scripts).page
    page.locator(".visit", has_text=words).get_by_role("link").first.click()
    page.get_by_label("Finding").select_option("justified")
    page.get_by_label("What you found").fill("The ward confirms it.")
    page.get_by_role("button", name="Close the review").click()

    expect(page.get_by_role("status")).to_contain_text("The review is closed")


@both_ways
def test_a_colleague_is_let_in_by_two_people(person, scripts):
    name = "Mina Das" if scripts else "Rina Das"
    admin = person("administrator", java_script_enabled=scripts).go("/users/new")
    admin.get_by_label("Name", exact=True).fill(name)
    admin.get_by_label("Signs in as").fill(name.lower().replace(" ", "."))
    admin.get_by_label("Front desk").check()
    admin.get_by_role("button", name="Make the account").click()
    expect(admin.locator("main")).to_contain_text("it is shown only now")

    page = person("privacy_officer", java_script_enabled=scripts).go("/role-requests")
    page.get_by_role("link", name=name).click()
    page.get_by_label("Why you decide so").fill("She starts on Monday")
    page.get_by_role("button", name="Give the role").click()

    expect(page.get_by_role("status")).to_contain_text("It is decided")


def test_the_audit_is_searched_by_keyboard_alone(person):
    page = person("privacy_officer").go("/privacy/audit")
    page.get_by_label("What was done").focus()
    page.keyboard.type("sign_in")
    page.keyboard.press("Enter")

    expect(page.get_by_role("table")).to_contain_text("signed in")
