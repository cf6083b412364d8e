"""What `Absences` promises, on every storage."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.absence import AbsenceNotFound, StaleAbsence
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.shared.ids import AbsenceId, AccountId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.ports.absences import Absences
from mediklaud.ports.scheduling import Appointments
from tests.builders.absences import an_absence, hours, periods_of_minutes
from tests.builders.at_work import a_known_appointment
from tests.builders.scheduling import a_known_doctor, a_known_patient, an_appointment
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

NOW = MONDAY_MORNING
HOUR = timedelta(hours=1)


@pytest.fixture
def absences(storage):
    return read(storage, Absences)


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


def add(storage, doctor, *periods, **what):
    made = [an_absence(doctor_id=doctor.id, period=p, **what) for p in periods]
    with ports_of(storage) as port:
        for absence in made:
            port(Absences).add(absence)
    return made


def save(storage, absence):
    with ports_of(storage) as port:
        port(Absences).save(absence)


def test_an_absence_comes_back_equal(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2), recorded_by=new(AccountId))

    assert absences.get(absence.id, EVERYONE) == absence


def test_an_absence_said_in_local_time_comes_back_in_utc(storage, absences, doctor):
    there = NOW.astimezone(ZoneInfo("Asia/Dhaka"))
    (absence,) = add(storage, doctor, Period(there, there + HOUR))

    found = absences.get(absence.id, EVERYONE)

    assert found == absence
    assert found.period.start.tzinfo is UTC


def test_a_cancelled_absence_comes_back_cancelled(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2))
    cancelled = absence.cancel(at=NOW)

    save(storage, cancelled)

    assert absences.get(absence.id, EVERYONE) == cancelled


def test_what_somebody_changed_meanwhile_is_not_replaced(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2))
    save(storage, absence.cancel(at=NOW))

    with pytest.raises(StaleAbsence):
        save(storage, absence.cancel(at=NOW + timedelta(minutes=1)))

    assert absences.get(absence.id, EVERYONE).cancelled_at == NOW


def test_an_absence_out_of_reach_looks_like_none(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2))

    assert absences.get(absence.id, Scope(schedule_of=doctor.id)) == absence
    with pytest.raises(AbsenceNotFound):
        absences.get(absence.id, Scope(schedule_of=new(DoctorId)))
    with pytest.raises(AbsenceNotFound):
        absences.get(new(AbsenceId), EVERYONE)


def test_absences_are_found_until_they_end_the_earliest_first(
    storage, absences, doctor
):
    late, early = add(storage, doctor, hours(5, 6), hours(1, 2))
    add(storage, a_known_doctor(storage), hours(1, 2))

    assert absences.live_of(doctor.id, NOW) == (early, late)
    assert absences.live_of(doctor.id, NOW + 2 * HOUR) == (late,)


def test_a_cancelled_absence_is_found_no_more(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2))

    save(storage, absence.cancel(at=NOW))

    assert absences.live_of(doctor.id, NOW) == ()


@pytest.mark.parametrize("start", [0.5, 1, 1.5])
def test_a_doctor_who_is_away_already_cannot_be_added(storage, absences, doctor, start):
    (first,) = add(storage, doctor, hours(1, 2))

    with pytest.raises(Contended):
        add(storage, doctor, hours(start, start + 1))

    assert absences.live_of(doctor.id, NOW) == (first,)


def test_absences_may_follow_each_other_at_once(storage, absences, doctor):
    add(storage, doctor, hours(1, 2), hours(0, 1), hours(2, 3))

    assert len(absences.live_of(doctor.id, NOW)) == 3


def test_a_cancelled_absence_gives_way(storage, absences, doctor):
    (absence,) = add(storage, doctor, hours(1, 2))
    save(storage, absence.cancel(at=NOW))

    (again,) = add(storage, doctor, hours(1, 2))

    assert absences.live_of(doctor.id, NOW) == (again,)


def test_affected_appointments_are_found_the_earliest_first(storage, absences, doctor):
    later, sooner = (
        a_known_appointment(storage, doctor, period=hours(start, start + 0.5))
        for start in (3, 2)
    )
    a_known_appointment(storage, period=hours(2, 3))
    (absence,) = add(storage, doctor, hours(1, 5))

    assert absences.affected_by(absence, NOW) == (sooner, later)
    assert absences.affected_by(absence.cancel(at=NOW), NOW) == ()


@pytest.mark.parametrize(
    ("visit", "is_affected"),
    [((1, 2), False), ((1, 2.25), True), ((2.75, 4), True), ((3, 4), False)],
)
def test_a_visit_that_only_adjoins_an_absence_is_not_affected(
    storage, absences, doctor, visit, is_affected
):
    a_known_appointment(storage, doctor, period=hours(*visit))
    (absence,) = add(storage, doctor, hours(2, 3))

    assert bool(absences.affected_by(absence, NOW)) == is_affected


@pytest.mark.parametrize("status", AppointmentStatus)
def test_only_visits_that_have_not_begun_are_affected(
    storage, absences, doctor, status
):
    appointment = a_known_appointment(
        storage, doctor, period=hours(2, 3), status=status
    )
    (absence,) = add(storage, doctor, hours(1, 5))

    found = absences.affected_by(absence, NOW)

    assert found == ((appointment,) if absence.affects(appointment, NOW) else ())


def test_the_longest_visit_is_affected_at_its_end(storage, absences, doctor):
    appointment = a_known_appointment(storage, doctor, period=hours(1, 13))
    (absence,) = add(storage, doctor, hours(12.5, 13))

    assert absences.affected_by(absence, NOW) == (appointment,)


@given(away=periods_of_minutes(), visit=periods_of_minutes(longest=60))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_storage_knows_as_the_rule_does_what_is_affected(storage, away, visit):
    doctor, patient = a_known_doctor(storage), a_known_patient(storage)
    appointment = an_appointment(
        doctor_id=doctor.id, patient_id=patient.id, period=visit, occupies=None
    )
    absence = an_absence(doctor_id=doctor.id, period=away)
    with ports_of(storage) as port:
        port(Appointments).add(appointment)
        port(Absences).add(absence)
        found = port(Absences).affected_by(absence, NOW)

    assert found == ((appointment,) if absence.affects(appointment, NOW) else ())


def test_one_doctors_absence_leaves_room_for_anothers(storage, absences, doctor):
    other = a_known_doctor(storage)

    add(storage, doctor, hours(1, 2))
    (absence,) = add(storage, other, hours(1, 2))

    assert absences.live_of(other.id, NOW) == (absence,)
