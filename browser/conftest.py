"""A demo hospital on each database, one browser, and people before it."""

import pytest

from browser.chromium import WIDE, Person, a_chromium
from browser.demo import a_demo
from tests.town import DATABASES


@pytest.fixture(scope="session", params=DATABASES, ids=lambda where: where.__name__)
def demo(request, tmp_path_factory):
    """A hospital that is open, with people and their visits."""
    folder = tmp_path_factory.mktemp("demo")
    with request.param(folder) as url, a_demo(url, folder) as demo:
        yield demo


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    with a_chromium() as browser:
        yield browser


@pytest.fixture
def person(chromium, demo):
    """Makes people who sign in; at the end nothing odd was heard of any of them."""
    people: list[Person] = []

    def come(role: str, about: str = "", **context) -> Person:
        size = {"width": context.pop("width", WIDE), "height": 900}
        own = chromium.new_context(viewport=size, locale="en-GB", **context)
        somebody = Person(demo.url, own)
        people.append(somebody)
        who = demo.who(role, about)
        somebody.sign_in(who.login, who.password)
        return somebody

    yield come
    heard = [said for one in people for said in one.complaints]
    for one in people:
        one.context.close()
    assert heard == []
