"""A hospital in memory, a patient of it, and its clock."""

import pytest

from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(None, clock)


@pytest.fixture
def patient_id(hospital):
    return an_enrolled_patient(hospital).id
