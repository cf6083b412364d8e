"""One hospital for the pages of a file, and browsers before it."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from tests.integration.http.houses import House
from tests.integration.web.browser import Browser


@pytest.fixture(scope="module")
def house():
    """A hospital in memory, with staff, one doctor and one patient."""
    return House()


@pytest.fixture
def browser(house):
    """A browser in which nobody has signed in."""
    return Browser(house.another_door())


@pytest.fixture
def signed_in(house):
    """A browser in which somebody of this role has signed in."""

    def as_somebody(role: Role) -> Browser:
        token = house.tokens[role]
        who = house.hospital.handle(WhoAmI(actor=Bearer(token)))
        browser = Browser(house.another_door())
        browser.sign_in(who.login)
        return browser

    return as_somebody
