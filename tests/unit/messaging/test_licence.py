from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.messaging.licence import warning_due
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.ids import DoctorId
from tests.hospital import new

LAST_DAY = date(2027, 6, 30)
DOCTOR = new(DoctorId)


def warned_of(days_left):
    due = warning_due(DOCTOR, LAST_DAY, LAST_DAY - timedelta(days=days_left))
    return due and due.topic


@pytest.mark.parametrize(
    ("days_left", "topic"),
    [
        (61, None),
        (60, Topic.LICENCE_ENDS_IN_60_DAYS),
        (31, Topic.LICENCE_ENDS_IN_60_DAYS),
        (30, Topic.LICENCE_ENDS_IN_30_DAYS),
        (8, Topic.LICENCE_ENDS_IN_30_DAYS),
        (7, Topic.LICENCE_ENDS_IN_7_DAYS),
        (0, Topic.LICENCE_ENDS_IN_7_DAYS),
        (-1, None),
    ],
)
def test_a_doctor_is_warned_60_30_and_7_days_before(days_left, topic):
    assert warned_of(days_left) is topic


@given(st.sets(st.integers(0, 70)))
def test_however_often_somebody_looks_there_are_three_warnings_at_most(days):
    causes = {
        warning_due(DOCTOR, LAST_DAY, LAST_DAY - timedelta(days=left)) for left in days
    }

    assert len(causes - {None}) <= 3


def test_a_renewed_licence_is_warned_of_anew():
    renewed = LAST_DAY + timedelta(days=730)

    first = warning_due(DOCTOR, LAST_DAY, LAST_DAY)
    second = warning_due(DOCTOR, renewed, renewed)

    assert first
    assert second
    assert first.topic is second.topic
    assert first.version != second.version
