"""Billing's morning: who is late, what is objected to, what a second person decides."""

import pytest
from playwright.sync_api import expect

from browser.steps import follow


@pytest.fixture
def late(demo):
    """Finds the invoices that are late; not the one other stories need unpaid."""
    debtor = demo.who("patient", "owes money").login.upper()

    def invoices(page):
        rows = page.get_by_role("row").filter(has_not_text=debtor)
        return rows.locator("a[href^='/invoices/']")

    return invoices


def the_second(person, **how):
    """Another one of billing, who has not asked for anything."""
    return person("billing", "Farida", **how).page


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_invoice_that_is_late_is_waived_by_two(person, late, scripts):
    page = person("billing", "Kamrul", java_script_enabled=scripts).page
    late(page).last.click()
    number = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Credit note", exact=True).click()
    page.get_by_label("Why less is to be paid").select_option("waiver")
    page.get_by_label("Reason").fill("The almoner asks for it")
    page.get_by_role("button", name="Credit it").click()
    expect(page.get_by_role("status").first).to_contain_text("somebody else of billing")

    other = the_second(person, java_script_enabled=scripts)
    follow(other, "Credit notes")
    row = other.get_by_role("row").filter(has_text="The almoner asks for it")
    row.get_by_role("link").last.click()
    expect(other.locator(".facts")).to_contain_text(number)
    other.get_by_label("Why you decide so").fill("As it is agreed")
    other.get_by_role("button", name="Issue the credit note").click()

    expect(other.get_by_role("status")).to_contain_text("The credit note is issued")


def test_an_objection_is_answered_and_an_invoice_paid_in_parts(person, late):
    somebody = person("billing", "Kamrul")
    page = somebody.page
    late(page).first.click()
    page.get_by_role("link", name="Note an objection").click()
    page.get_by_label("What is wrong").fill("He was not here on that day")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Disputed")).to_be_visible()

    follow(page, "Objections")
    row = page.get_by_role("row").filter(has_text="He was not here on that day")
    row.get_by_role("link").click()
    page.get_by_label("Answer").fill("The desk has seen him")
    page.get_by_role("button", name="The line stays").click()
    expect(page.get_by_role("status")).to_contain_text("stays as it is")

    page = somebody.go("/")
    late(page).first.click()
    page.get_by_role("link", name="Pay in parts").click()
    page.get_by_role("link", name="4 parts").click()
    page.get_by_role("button", name="Agree on it").click()

    expect(page.get_by_role("status")).to_contain_text("The agreement stands")


def test_the_books_have_bars_and_agree(person):
    page = person("billing", "Kamrul").page
    follow(page, "The books")
    expect(page.get_by_role("img", name="Invoiced, Taken")).to_be_visible()
    page.get_by_role("link", name="Do the books agree?").click()
    page.get_by_role("button", name="Compare everything now").click()

    expect(page.get_by_role("status")).to_contain_text("Everything agrees")
