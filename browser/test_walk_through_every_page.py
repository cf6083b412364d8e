"""Every page, as whoever may see it: readable by everybody, light and dark."""

import pytest

from browser.pages import PAGES_OF
from browser.steps import chart_of_the_next, find
from browser.walk import amiss, walked
from tests.town import on_postgres, on_sqlite

every_role = pytest.mark.parametrize("role", PAGES_OF)


def kept(where):
    """With this database alone."""
    return pytest.mark.parametrize("demo", [where], indirect=True, ids=[where.__name__])


@kept(on_sqlite)
@every_role
def test_no_page_shuts_anybody_out(person, role):
    somebody = person(role)
    pages = walked(somebody, PAGES_OF[role])
    found = {address: amiss(somebody.page) for address in pages}

    assert {address: said for address, said in found.items() if said} == {}


def invoices_of_a_debtor(person, _demo):
    somebody = person("patient", "owes money")
    somebody.go("/my/invoices")
    return somebody


def file_of_a_debtor(person, demo):
    somebody = person("front_desk")
    find(somebody.page, demo.who("patient", "owes money").login.upper())
    return somebody


def chart_of_today(person, _demo):
    somebody = person("doctor")
    chart_of_the_next(somebody.page)
    return somebody


@kept(on_sqlite)
@pytest.mark.parametrize(
    "begin", [invoices_of_a_debtor, file_of_a_debtor, chart_of_today]
)
def test_nothing_about_a_patient_shuts_anybody_out(person, demo, begin):
    somebody = begin(person, demo)
    pages = walked(somebody, [somebody.page.url.removeprefix(demo.url)])
    found = {address: amiss(somebody.page) for address in pages}

    assert {address: said for address, said in found.items() if said} == {}


@kept(on_postgres)
@every_role
def test_every_link_leads_to_a_page(person, role):
    assert list(walked(person(role), PAGES_OF[role]))
