"""A patient books, is refused, and cancels: by mouse, by keyboard, without scripts."""

import pytest
from playwright.sync_api import expect

OWES, OWES_NOTHING = "owes money", "owes nothing"


def book(page, day=4):
    """Choose a doctor, a day, a time."""
    page.get_by_role("link", name="Book a visit").first.click()
    page.locator(".person a").last.click()
    page.locator(".days a").nth(day).click()
    page.locator(".times a").first.click()
    page.get_by_role("button", name="Book this visit").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_patient_books_a_visit_and_cancels_it(person, scripts):
    page = person("patient", OWES_NOTHING, java_script_enabled=scripts).page
    book(page)

    expect(page.get_by_role("status")).to_contain_text("Your visit is booked")
    page.get_by_role("link", name="Cancel").last.click()
    page.get_by_role("button", name="Cancel the visit").click()
    expect(page.get_by_role("status")).to_contain_text("cancelled")


def test_whoever_owes_money_is_told_how_much_and_how_to_pay(person):
    page = person("patient", OWES).page
    book(page)

    expect(page.get_by_role("alert")).to_contain_text("BDT")
    expect(page.get_by_role("alert")).to_contain_text("U1")


def test_a_doctor_is_found_as_the_name_is_typed(person):
    page = person("patient", OWES_NOTHING).go("/book")
    page.get_by_role("searchbox").press_sequentially("Enamul", delay=30)

    expect(page.locator(".person")).to_have_count(1)


def test_a_visit_is_booked_by_keyboard_alone(person):
    page = person("patient", OWES_NOTHING).go("/book")
    for place in (".person a", ".days a >> nth=5", ".times a", "main button.main"):
        page.locator(place).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()

    expect(page.get_by_role("status")).to_contain_text("Your visit is booked")
