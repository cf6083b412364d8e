"""A doctor's morning: called in, written down, prescribed, signed."""

import pytest
from playwright.sync_api import expect

from browser.steps import chart_of_the_next, comes_today, sign, write


def call_in(page):
    """The next patient of the day."""
    page.locator("main button.main").first.click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_doctor_calls_in_writes_down_and_signs(person, demo, scripts):
    name = "Korban Ali" if scripts else "Liton Mia"
    comes_today(person("front_desk").page, name, demo.who("doctor").who)
    page = person("doctor", java_script_enabled=scripts).page
    call_in(page)
    page.get_by_label("What you found").fill("Chest is clear.")
    page.get_by_label("Diagnosis", exact=True).press_sequentially("cough")
    if not scripts:
        page.get_by_role("button", name="Find").click()
    page.get_by_label("R05 Cough").check()
    page.get_by_role("button", name="Sign and finish").click()

    expect(page.get_by_role("status")).to_contain_text("The visit is signed")


def test_a_note_that_is_half_written_is_not_left_by_mistake(person, demo):
    name = "Momena Khatun"
    comes_today(person("front_desk").page, name, demo.who("doctor").who)
    page = person("doctor").page
    row = page.locator(".visit").filter(has_text=name)
    row.get_by_role("button", name="Begin").click()
    page.get_by_label("What you found").click()
    page.keyboard.type("Chest is")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("link", name="Prescribe").first.click()

    expect(page.get_by_label("What you found")).to_have_value("Chest is")


def test_findings_stand_there_while_a_medicine_is_typed(person):
    page = person("doctor").page
    chart = chart_of_the_next(page)
    write(page, chart, "Warfarin", "5 mg")
    sign(page)
    expect(page.get_by_role("status").first).to_contain_text("the pharmacy has it")

    write(page, chart, "Ibuprofen", "400 mg")
    expect(page.locator(".finding").first).to_contain_text("Warfarin")
    for reason in page.get_by_label("Go on because").all():
        reason.select_option("monitoring_ordered")
    for words in page.get_by_label("In your words").all():
        words.fill("Blood is taken in a week")
    sign(page)

    expect(page.get_by_role("status").first).to_contain_text("the pharmacy has it")
