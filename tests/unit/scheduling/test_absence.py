"""When a doctor is away, and which appointments that touches."""

from datetime import timedelta

import pytest
from hypothesis import example, given

from mediklaud.domain.scheduling.absence import (
    AbsenceIsOver,
    AbsenceNotFound,
    AbsencesOverlap,
)
from mediklaud.domain.scheduling.appointment import AHEAD, AppointmentStatus
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.absences import an_absence, hours, periods_of_minutes
from tests.builders.scheduling import an_appointment
from tests.clock import MONDAY_MORNING
from tests.hospital import new

MINUTE = timedelta(minutes=1)
NOW = MONDAY_MORNING


def minutes_of(period):
    count = int(period.length / MINUTE)
    return {period.start + i * MINUTE for i in range(count)}


def both(absence_period, visit):
    """An absence, and an appointment of the same doctor."""
    absence = an_absence(period=absence_period)
    return absence, an_appointment(doctor_id=absence.doctor_id, period=visit)


@given(periods_of_minutes(), periods_of_minutes(longest=60))
@example(hours(1, 2), hours(2, 3))  # begins when the doctor is back
@example(hours(1, 2), hours(0.5, 1))  # ends when the doctor leaves
@example(hours(0, 2), hours(0, 1))  # begins this instant
def test_an_absence_affects_visits_ahead_that_share_a_minute_with_it(away, visit):
    absence, appointment = both(away, visit)

    shared = minutes_of(away) & minutes_of(visit)

    assert absence.affects(appointment, NOW) == (bool(shared) and visit.start > NOW)


@pytest.mark.parametrize("status", AppointmentStatus)
def test_only_a_visit_that_has_not_begun_needs_a_decision(status):
    absence = an_absence()
    appointment = an_appointment(
        doctor_id=absence.doctor_id, period=absence.period, status=status
    )

    assert absence.affects(appointment, NOW) == (status in AHEAD)


def test_another_doctors_visits_are_not_affected():
    absence = an_absence()
    appointment = an_appointment(doctor_id=new(DoctorId), period=absence.period)

    assert not absence.affects(appointment, NOW)


def test_a_cancelled_absence_affects_nothing():
    absence, appointment = both(hours(24, 30), hours(25, 26))

    assert absence.affects(appointment, NOW)
    assert not absence.cancel(at=NOW).affects(appointment, NOW)


def test_a_running_absence_can_be_recorded():
    an_absence(period=hours(-1, 1)).require_unfinished(NOW)


def test_an_absence_that_ends_now_cannot_be_recorded():
    with pytest.raises(AbsenceIsOver) as refused:
        an_absence(period=hours(-1, 0)).require_unfinished(NOW)

    assert refused.value.rule == "S12"
    assert refused.value.facts == {"ended_at": NOW}


def test_a_doctor_is_not_away_twice_at_the_same_time():
    before, after = an_absence(period=hours(1, 3)), an_absence(period=hours(5, 6))
    apart = an_absence(period=hours(8, 9))
    new_one = an_absence(period=hours(2, 6))

    with pytest.raises(AbsencesOverlap) as refused:
        new_one.require_apart_from([before, after, apart])

    assert refused.value.absences == (before.id, after.id)
    assert refused.value.doctor_id == new_one.doctor_id


def test_one_absence_may_follow_the_other_at_once():
    an_absence(period=hours(2, 3)).require_apart_from(
        [an_absence(period=hours(1, 2)), an_absence(period=hours(3, 4))]
    )


def test_an_absence_is_cancelled_once():
    cancelled = an_absence().cancel(at=NOW)

    assert cancelled.cancelled_at == NOW
    assert cancelled.version == 2
    with pytest.raises(AbsenceNotFound):
        cancelled.cancel(at=NOW)


def test_what_is_over_stays_as_it_was():
    with pytest.raises(AbsenceIsOver):
        an_absence(period=hours(1, 2)).cancel(at=NOW + timedelta(hours=2))


def test_an_absence_has_a_reason_that_is_not_shown_by_accident():
    assert "Surgery" not in repr(an_absence(reason="Surgery"))
    with pytest.raises(MalformedText):
        an_absence(reason=" ")
