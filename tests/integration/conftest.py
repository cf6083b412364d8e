"""What everything that comes through a door shares."""

import pytest
from anyio.from_thread import start_blocking_portal

from tests.integration.http.doors import Door


@pytest.fixture(scope="session", autouse=True)
def one_loop():
    """The loop in which every door answers."""
    with start_blocking_portal() as Door.blocking_portal:
        yield
