"""A hospital in memory, with somebody to book and somebody to be booked with."""

import pytest

from tests.builders.at_work import a_doctor_at_work
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def doctor(hospital):
    """Here every day from eight to eight."""
    return a_doctor_at_work(hospital)


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)
