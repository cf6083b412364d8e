"""A pharmacist: who waits, who is it, what they are told, what is on the shelf."""

import pytest
from playwright.sync_api import expect

from browser.steps import follow, prescribed

TOLD = "After a meal\nNot with another painkiller"


def hand_out(page, **known):
    """Two things tell who it is; they are told how to take it."""
    for label, said in known.items():
        page.get_by_label(label.replace("_", " ")).fill(said)
    page.get_by_label("Points, one a line").fill(TOLD)
    page.get_by_role("button", name="Hand out").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_medicine_is_handed_out_to_who_is_known(person, scripts):
    medicine = ("Paracetamol", "500 mg") if scripts else ("Amlodipine", "5 mg")
    number, phone = prescribed(person, *medicine)
    page = person("pharmacist", java_script_enabled=scripts).page
    row = page.get_by_role("row").filter(has_text=number).filter(has_text=medicine[0])
    row.get_by_role("link").first.click()
    hand_out(page, Patient_number=number)
    expect(page.get_by_role("alert").first).to_contain_text("H7")
    expect(page.get_by_label("Points, one a line")).to_have_value(TOLD)

    hand_out(page, Phone=phone)

    expect(page.get_by_role("status").first).to_contain_text("handed out, and charged")
    expect(page.get_by_text("Not with another painkiller")).to_be_visible()
    expect(page.get_by_role("link", name="Label")).to_be_visible()


def take_in(page, batch):
    """A delivery of something that is kept already."""
    page.get_by_role("link", name="Take in a delivery").click()
    page.get_by_label("Batch").fill(batch)
    page.get_by_label("Expires").fill("2039-01-31")
    page.get_by_label("Single units").fill("30")
    page.get_by_label("Cost of a unit").fill("2.50")
    page.get_by_role("button", name="Take it in").click()


def test_what_comes_in_stands_on_the_shelf_and_in_the_report(person):
    page = person("pharmacist").page
    follow(page, "Stock")
    page.locator("tbody th a").first.click()
    product = page.url
    take_in(page, "PROOF-1")
    expect(page.get_by_role("status")).to_contain_text("on the shelf")
    page.goto(product)
    expect(page.get_by_role("row").filter(has_text="PROOF-1").first).to_be_visible()

    follow(page, "Reports")
    page.get_by_role("link", name="What came and went").click()

    expect(page.get_by_role("cell", name="Came in").first).to_be_visible()
