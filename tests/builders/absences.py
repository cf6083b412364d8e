"""Absences and late wishes, of which a test names only what matters to it."""

from datetime import timedelta

from hypothesis import strategies as st

from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.scheduling.change_request import Change, ChangeRequest
from mediklaud.domain.shared.ids import (
    AbsenceId,
    AppointmentId,
    ChangeRequestId,
    DoctorId,
    PatientId,
)
from mediklaud.domain.shared.period import Period
from tests.clock import MONDAY_MORNING
from tests.hospital import new

HOUR = timedelta(hours=1)


def hours(start, end):
    """From so many hours after Monday morning to so many."""
    return Period(MONDAY_MORNING + start * HOUR, MONDAY_MORNING + end * HOUR)


def an_absence(**what):
    """Tuesday morning, from now on known."""
    usual = {
        "id": new(AbsenceId),
        "doctor_id": new(DoctorId),
        "period": hours(24, 30),
        "reason": "Congress",
        "recorded_at": MONDAY_MORNING,
    }
    return Absence(**{**usual, **what})


def a_change_request(**what):
    """Asked for on Monday morning: please cancel."""
    usual = {
        "id": new(ChangeRequestId),
        "appointment_id": new(AppointmentId),
        "patient_id": new(PatientId),
        "wish": Change.CANCEL,
        "requested_at": MONDAY_MORNING,
    }
    return ChangeRequest(**{**usual, **what})


@st.composite
def periods_of_minutes(draw, longest=180):
    """Short periods close to Monday morning, so that edges often meet."""
    start = draw(st.integers(min_value=-60, max_value=120))
    length = draw(st.integers(min_value=1, max_value=longest))
    begin = MONDAY_MORNING + timedelta(minutes=start)
    return Period(begin, begin + timedelta(minutes=length))
