"""What is printed of a page: what it says, black on white, and nothing to press."""

import pytest
from playwright.sync_api import expect

from browser.steps import chart_of_the_next, sign, write

_COLOURS = """() => {
    const shown = [...document.querySelectorAll('body, main *')].filter(
        one => one.getClientRects().length);
    const of = name => [...new Set(shown.map(one => getComputedStyle(one)[name]))];
    return {ink: of('color'), paper: of('backgroundColor')};
}"""


def day_board(person):
    return person("front_desk", color_scheme="dark").go("/desk/board")


def invoice(person):
    page = person("patient", "owes money", color_scheme="dark").go("/my/invoices")
    page.locator("tbody a").first.click()
    return page


def prescription(person):
    page = person("doctor", color_scheme="dark").page
    write(page, chart_of_the_next(page), "Omeprazole", "20 mg")
    sign(page)
    expect(page.get_by_role("status").first).to_contain_text("the pharmacy has it")
    return page


@pytest.mark.parametrize("opened", [day_board, invoice, prescription])
def test_a_page_is_printed_black_on_white_without_what_is_pressed(person, opened):
    page = opened(person)
    title = page.get_by_role("heading", level=1)
    page.emulate_media(media="print")

    expect(title).to_be_visible()
    expect(page.locator(".brand")).to_be_visible()
    for pressed in ("nav", "footer", "button", ".button", "form", ".who"):
        expect(page.locator(pressed).locator("visible=true")).to_have_count(0)
    colours = page.evaluate(_COLOURS)
    assert colours["ink"] == ["rgb(0, 0, 0)"]
    assert set(colours["paper"]) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_head_of_a_table_stands_on_every_sheet(person):
    page = invoice(person)
    page.emulate_media(media="print")
    head = page.locator("thead").evaluate("head => getComputedStyle(head).display")

    assert head == "table-header-group"
