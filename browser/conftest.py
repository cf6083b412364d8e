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
def somebody(chromium, demo):
    """Makes people at browsers; at the end nothing odd was heard of any of them."""
    people: list[Person] = []

    def come(**context) -> Person:
        size = {"width": context.pop("width", WIDE), "height": 900}
        own = chromium.new_context(viewport=size, locale="en-GB", **context)
        one = Person(demo.url, own)
        people.append(one)
        return one

    yield come
    heard = [said for one in people for said in one.complaints]
    for one in people:
        one.context.close()
    assert heard == []


@pytest.fixture
def person(somebody, demo):
    """Makes people who have signed in; a session that is fresh is used again."""

    def come(role: str, about: str = "", **context) -> Person:
        who = demo.who(role, about)
        held = demo.session_of(who.login)
        one: Person = somebody(storage_state=held, **context)
        if held is None:
            one.sign_in(who.login, who.password)
            demo.hold(who.login, one.context.storage_state())
        else:
            one.go("/")
        return one

    return come
