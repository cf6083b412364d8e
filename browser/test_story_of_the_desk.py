"""The front desk's morning: who is it, a new file, the telephone, the drawer."""

import pytest
from playwright.sync_api import expect

from browser.steps import book_by_phone, enrol, find, follow


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_new_patient_calls_is_booked_and_comes(person, demo, scripts):
    name = "Rahima Jahan" if scripts else "Rahela Jahan"
    page = person("front_desk", java_script_enabled=scripts).page
    enrol(page, name)
    expect(page.get_by_role("status")).to_contain_text("is enrolled")

    book_by_phone(page, demo.who("doctor").who)
    expect(page.get_by_role("status")).to_contain_text("Read this to the caller")
    expect(page.locator("blockquote")).to_contain_text(demo.who("doctor").who)
    page.get_by_role("link", name="Back to the patient").click()
    page.get_by_role("button", name="Is here").click()

    expect(page.get_by_role("status")).to_contain_text("the patient is here")
    follow(page, "Day board")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name))
    expect(row).to_contain_text("Arrived")


def test_who_is_enrolled_already_is_shown_before_a_second_file_is_opened(person):
    page = person("front_desk").page
    enrol(page, "Shirin Afroz")
    enrol(page, "Shirin Afroz")
    expect(page.get_by_role("heading", name="Is it one of these?")).to_be_visible()
    expect(page.get_by_role("link", name="Shirin Afroz")).to_be_visible()
    expect(page.get_by_label("Street and house")).to_have_value("12 Lake Road")

    page.get_by_label("Why is it somebody else?").fill("Her cousin, of the same name")
    page.get_by_role("button", name="Open the file").click()

    expect(page.get_by_role("status")).to_contain_text("is enrolled")


def test_a_patient_is_found_as_the_name_is_typed(person):
    page = person("front_desk").page
    enrol(page, "Zebunnesa Parul")
    follow(page, "Find a patient")
    page.get_by_role("searchbox").press_sequentially("zebunnesa", delay=30)

    expect(page.locator("#found .person")).to_have_count(1)
    expect(page.locator("#found")).to_contain_text("Zebunnesa Parul")
    assert "zebunnesa" not in page.url


def count(page, cash):
    """What lies in the drawer, without being told what should."""
    follow(page, "Drawer")
    expect(page.locator("main")).not_to_contain_text("Should be")
    page.get_by_label("Cash").fill(cash)
    page.get_by_role("button", name="Close the drawer").click()


def pay(page, amount):
    """The patient whose file is open pays some of an invoice in cash."""
    page.get_by_role("link", name="Take a payment").click()
    page.get_by_label("Amount").fill(amount)
    page.get_by_label("How", exact=True).select_option("cash")
    page.get_by_role("button", name="It is paid").click()
    expect(page.get_by_role("status")).to_contain_text(f"{amount}.00 is paid")


def test_a_drawer_is_counted_blind_and_once_more_if_it_differs(person, demo):
    page = person("front_desk").page
    count(page, "1")
    expect(page.get_by_role("alert")).to_contain_text("count again")
    page.get_by_label("Note").fill("The morning is not counted")
    page.get_by_role("button", name="Close the drawer").click()
    page.get_by_label("What lies in it").fill("500")
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("status")).to_contain_text("The drawer is open")

    find(page, demo.who("patient", "owes money").login.upper())
    pay(page, "20")
    count(page, "520")

    expect(page.get_by_role("status")).to_contain_text("counted and closed")
    row = page.get_by_role("row").filter(has_text="Cash")
    expect(row.get_by_text("520.00")).to_have_count(2)
