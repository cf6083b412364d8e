"""One town on each database, for all stories: to open a hospital takes seconds."""

import pytest

from tests.integration.stories.doors import a_door
from tests.town import TOLD_ON, a_town


@pytest.fixture(scope="session", params=TOLD_ON, ids=lambda where: where.__name__)
def town(request, tmp_path_factory):
    """A hospital that is open, with staff who have signed in."""
    folder = tmp_path_factory.mktemp("town")
    with a_town(request.param, folder) as town:
        yield town


@pytest.fixture
def door(town, tmp_path):
    """A terminal in the hospital, with nobody signed in."""
    return a_door(town, tmp_path)
