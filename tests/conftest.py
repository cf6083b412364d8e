"""What every test may ask for."""

import os

import pytest
from hypothesis import settings

from tests.postgres import new_database
from tests.storages import DATABASES, STORAGES

# A shared machine may pause for seconds: only a wrong answer is a failure.
settings.register_profile("here", deadline=None, print_blob=True)
# The same examples on every run: a red build is the change's doing.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def postgres_url():
    """The URL of an empty database on a real PostgreSQL, dropped after the test."""
    with new_database() as url:
        yield url


@pytest.fixture(params=STORAGES, ids=lambda where: where.__name__)
def storage(request):
    """A new hospital's memory, in each of the places it can lie."""
    with request.param() as where:
        yield where


@pytest.fixture(params=DATABASES, ids=lambda where: where.__name__)
def database(request):
    """A new hospital in each of the two databases."""
    with request.param() as where:
        yield where
