"""What several stories begin with."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.chromium import Person

Come = Callable[..., Person]
SHEET = {
    "Birth date": "1990-05-17",
    "Phone": "01712345678",
    "Street and house": "12 Lake Road",
    "City": "Dhaka",
}


def follow(page: Page, name: str) -> None:
    """By the menu."""
    page.get_by_role("navigation", name="Main menu").get_by_text(name).click()


def enrol(page: Page, name: str) -> None:
    """Fill in the sheet of somebody who stands at the desk."""
    follow(page, "Enrol a patient")
    page.get_by_label("Name", exact=True).fill(name)
    for label, written in SHEET.items():
        page.get_by_role("textbox", name=label).fill(written)
    page.get_by_role("button", name="Open the file").click()


def find(page: Page, typed: str) -> None:
    """Somebody's file at the desk, by what they say."""
    follow(page, "Find a patient")
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("button", name="Find").click()
    page.locator("#found .person a").first.click()


def book_by_phone(page: Page, doctor: str) -> None:
    """The first time that this doctor has."""
    page.get_by_role("link", name="Book a visit").click()
    page.get_by_role("link", name=doctor).click()
    page.get_by_label("Who asks").select_option("phone")
    page.locator(".times button").first.click()


def comes_today(desk: Page, name: str, doctor: str) -> None:
    """Somebody new is booked with this doctor, and is here."""
    enrol(desk, name)
    book_by_phone(desk, doctor)
    desk.get_by_role("link", name="Back to the patient").click()
    desk.get_by_role("button", name="Is here").click()
    expect(desk.get_by_role("status")).to_contain_text("the patient is here")


def chart_of_the_next(page: Page) -> str:
    """The address of the chart of a patient of today."""
    last = page.locator(".visit strong a").last
    page.goto(last.evaluate("link => link.href"))
    chart: str = page.url.partition("?")[0]
    return chart


def write(page: Page, chart: str, medicine: str, strength: str) -> None:
    """A medicine on an empty prescription."""
    page.goto(f"{chart}/prescribe")
    page.get_by_label("International name").fill(medicine)
    page.get_by_label("Strength").fill(strength)


def sign(page: Page) -> None:
    """The prescription goes to the pharmacy."""
    page.get_by_role("button", name="Sign the prescription").click()


def prescribed(person: Come, *medicine: str) -> tuple[str, str]:
    """A doctor prescribes; the number and the telephone of who comes with it."""
    page = person("doctor").page
    write(page, chart_of_the_next(page), *medicine)
    sign(page)
    expect(page.get_by_role("status").first).to_contain_text("the pharmacy has it")
    number = page.locator(".lead").inner_text().split(" · ")[1]
    desk = person("front_desk").page
    find(desk, number)
    return number, desk.locator("dt:text-is('Phone') + dd").inner_text()
