"""After signing out, nobody who sits down here sees what was open before."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def signed_in(somebody, demo):
    """A patient whose session nobody else uses."""

    def come(**context):
        one, who = somebody(**context), demo.who("patient", "owes money")
        one.sign_in(who.login, who.password)
        return one

    return come


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("private", ["/my/record", "/my/invoices"])
def test_back_leads_to_the_sign_in(signed_in, private, scripts):
    somebody = signed_in(java_script_enabled=scripts)
    page = somebody.go(private)
    title = page.get_by_role("heading", level=1).inner_text()
    somebody.go("/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()

    for _ in range(2):
        page.go_back()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(page.locator("body")).not_to_contain_text(title)


def test_another_tab_shows_nothing_new_either(signed_in):
    somebody = signed_in()
    other = somebody.context.new_page()
    other.goto(f"{somebody.url}/my/record")
    somebody.page.get_by_role("button", name="Sign out").click()
    expect(somebody.page.get_by_role("heading", name="Sign in")).to_be_visible()
    other.get_by_role("link", name="Invoices").click()

    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
