"""What several stories begin with."""

from playwright.sync_api import Page


def follow(page: Page, name: str) -> None:
    """By the menu."""
    page.get_by_role("navigation", name="Main menu").get_by_text(name).click()


def find(page: Page, typed: str) -> None:
    """Somebody's file at the desk, by what they say."""
    follow(page, "Find a patient")
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("button", name="Find").click()
    page.locator("#found .person a").first.click()


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
