"""A hospital in memory, its clock, and people who can sign in."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.builders.access import a_member
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(None, clock)


@pytest.fixture
def clerk(hospital):
    return a_member(hospital, Role.FRONT_DESK)


@pytest.fixture
def administrator(hospital):
    return a_member(hospital, Role.ADMINISTRATOR)
