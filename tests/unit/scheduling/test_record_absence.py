"""A doctor will be away: what the front desk is told, and what is refused."""

import pytest

from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.scheduling.absence import (
    AbsenceIsOver,
    AbsenceNotFound,
    AbsencesOverlap,
    StaleAbsence,
)
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.scheduling.placing import DoctorAway
from mediklaud.domain.shared.ids import AbsenceId
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    away,
    the_doctor,
)
from tests.builders.registry import the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


def absences(hospital, doctor, actor=None):
    query = ListAbsences(actor=actor or the_desk(), doctor_id=doctor.id)
    return hospital.handle(query)


def cancel(hospital, absence_id, **what):
    command = CancelAbsence(actor=the_desk(), absence_id=absence_id, **what)
    return hospital.handle(command)


def test_an_absence_answers_with_the_appointments_it_affects(hospital, doctor):
    second, first = a_booking(hospital, doctor, 3), a_booking(hospital, doctor, 2)
    a_booking(hospital, doctor, 5)
    a_booking(hospital, a_doctor_at_work(hospital), 3)

    recorded = away(hospital, doctor, 2, 5)

    assert recorded.affected == (first, second)


def test_what_is_affected_stays_booked_until_somebody_decides(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)

    away(hospital, doctor, 2, 5)

    assert as_it_stands(hospital, appointment).status is AppointmentStatus.BOOKED


def test_nobody_is_booked_with_a_doctor_who_is_away(hospital, doctor):
    away(hospital, doctor, 2, 5)

    with pytest.raises(DoctorAway):
        a_booking(hospital, doctor, 3)


def test_an_absence_that_was_cancelled_keeps_nobody_off(hospital, doctor):
    absence = away(hospital, doctor, 2, 5).absence

    cancel(hospital, absence.id)

    a_booking(hospital, doctor, 3)
    assert absences(hospital, doctor) == ()


def test_absences_are_listed_until_they_end(hospital, doctor, clock):
    later = away(hospital, doctor, 8, 9).absence
    sooner = away(hospital, doctor, 1, 2).absence

    assert absences(hospital, doctor) == (sooner, later)
    clock.instant = sooner.period.end
    assert absences(hospital, doctor) == (later,)


def test_a_doctor_sees_the_own_absences_and_no_others(hospital, doctor):
    absence = away(hospital, doctor, 1, 2).absence
    other = a_doctor_at_work(hospital)

    assert absences(hospital, doctor, the_doctor(doctor)) == (absence,)
    with pytest.raises(DoctorNotFound):
        absences(hospital, doctor, the_doctor(other))


def test_a_patient_is_not_told_why_a_doctor_is_away(hospital, doctor):
    with pytest.raises(RoleLacksPermission):
        absences(hospital, doctor, an_actor(Role.PATIENT))


def test_a_doctor_is_not_away_twice_at_once(hospital, doctor):
    first = away(hospital, doctor, 1, 3).absence

    with pytest.raises(AbsencesOverlap) as refused:
        away(hospital, doctor, 2, 4)

    assert refused.value.absences == (first.id,)
    away(hospital, doctor, 3, 4)
    away(hospital, a_doctor_at_work(hospital), 2, 4)


def test_a_cancelled_absence_gives_way_to_another(hospital, doctor):
    cancel(hospital, away(hospital, doctor, 1, 3).absence.id)

    assert away(hospital, doctor, 1, 3).absence.version == 1


def test_what_is_over_is_not_recorded(hospital, doctor):
    with pytest.raises(AbsenceIsOver):
        away(hospital, doctor, -3, 0)


def test_nobody_unknown_is_away(hospital, doctor):
    stranger = a_doctor_at_work(a_hospital())

    with pytest.raises(DoctorNotFound):
        away(hospital, stranger, 1, 2)


def test_an_absence_is_cancelled_as_it_was_read(hospital, doctor):
    absence = away(hospital, doctor, 1, 2).absence

    with pytest.raises(StaleAbsence):
        cancel(hospital, absence.id, version=absence.version + 1)

    assert absences(hospital, doctor) == (absence,)
    cancel(hospital, absence.id, version=absence.version)


def test_an_absence_nobody_recorded_cannot_be_cancelled(hospital):
    with pytest.raises(AbsenceNotFound):
        cancel(hospital, new(AbsenceId))
