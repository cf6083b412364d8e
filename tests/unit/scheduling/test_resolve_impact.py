"""What cannot take place as booked, and what staff make of it."""

from datetime import timedelta

import pytest

from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.registry.update_doctor import UpdateDoctor
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.resolve_impact import ResolveImpact
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.scheduling.impact import (
    Action,
    Cause,
    DecisionRefused,
    ImpactDecision,
    NotImpacted,
)
from mediklaud.domain.scheduling.visit_type import VisitType
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    away,
    in_hours,
)
from tests.builders.registry import a_licence, an_enrolled_patient, the_cmo, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

BOOKED, CANCELLED = AppointmentStatus.BOOKED, AppointmentStatus.CANCELLED


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


def worklist(hospital, **what):
    query = ListImpactedAppointments(**{"actor": the_desk(), **what})
    return hospital.handle(query)


def causes(hospital):
    return {one.appointment.id: one.causes for one in worklist(hospital)}


def move(appointment, at, to=None):
    return ImpactDecision(
        appointment_id=appointment.id,
        action=Action.MOVE,
        starts_at=in_hours(at),
        to_doctor_id=to and to.id,
    )


def cancel(appointment, reason="The doctor is ill."):
    return ImpactDecision(
        appointment_id=appointment.id, action=Action.CANCEL, reason=reason
    )


def resolve(hospital, *decisions, actor=None):
    command = ResolveImpact(actor=actor or the_desk(), decisions=decisions)
    return hospital.handle(command)


def test_what_stands_in_an_absence_is_on_the_worklist(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)
    a_booking(hospital, doctor, 6)

    away(hospital, doctor, 2, 5)

    assert causes(hospital) == {appointment.id: (Cause.DOCTOR_ABSENT,)}


def test_what_is_booked_with_a_suspended_doctor_is_on_the_worklist(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)

    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="Complaint")
    )

    assert causes(hospital) == {appointment.id: (Cause.DOCTOR_NOT_ACTIVE,)}


def test_what_is_booked_with_a_doctor_who_left_is_on_the_worklist(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)

    hospital.handle(RecordDoctorLeft(actor=the_cmo(), doctor_id=doctor.id))

    assert causes(hospital) == {appointment.id: (Cause.DOCTOR_NOT_ACTIVE,)}


def test_what_is_booked_for_a_patient_who_died_is_on_the_worklist(hospital, doctor):
    patient = an_enrolled_patient(hospital)
    appointment = a_booking(hospital, doctor, 3, patient)

    hospital.handle(
        UpdatePatient(
            actor=the_desk(),
            patient_id=patient.id,
            version=patient.version,
            status=PatientStatus.DECEASED,
        )
    )

    assert causes(hospital) == {appointment.id: (Cause.PATIENT_NOT_ACTIVE,)}


def test_a_visit_on_a_day_after_the_licence_is_on_the_worklist(hospital, doctor, clock):
    today = clock.now().date()
    on_the_last_day = a_booking(hospital, doctor, 24)
    a_day_later = a_booking(hospital, doctor, 48)
    at_work = worklist(hospital)

    hospital.handle(
        UpdateDoctor(
            actor=the_cmo(),
            doctor_id=doctor.id,
            version=doctor.version + 1,
            licence=a_licence(valid_until=today + timedelta(days=1)),
        )
    )

    assert at_work == ()
    assert causes(hospital) == {a_day_later.id: (Cause.LICENCE_ENDED,)}
    assert on_the_last_day.id not in causes(hospital)


def test_the_worklist_names_everything_that_stands_against_a_visit(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)
    away(hospital, doctor, 2, 5)
    hospital.handle(RecordDoctorLeft(actor=the_cmo(), doctor_id=doctor.id))

    assert causes(hospital) == {
        appointment.id: (Cause.DOCTOR_ABSENT, Cause.DOCTOR_NOT_ACTIVE)
    }


def test_the_worklist_can_be_one_doctors(hospital, doctor):
    other = a_doctor_at_work(hospital)
    for one in (doctor, other):
        a_booking(hospital, one, 3)
        away(hospital, one, 2, 5)

    (found,) = worklist(hospital, doctor_id=doctor.id)

    assert found.appointment.doctor_id == doctor.id


def test_what_has_begun_is_not_on_the_worklist(hospital, doctor, clock):
    a_booking(hospital, doctor, 3)
    away(hospital, doctor, 2, 5)

    clock.instant = in_hours(3)

    assert worklist(hospital) == ()


def test_each_decision_is_applied(hospital, doctor):
    moved, given, cancelled = (a_booking(hospital, doctor, at) for at in (2, 3, 4))
    other = a_doctor_at_work(hospital)
    away(hospital, doctor, 2, 5)

    answers = resolve(
        hospital, move(moved, 6), move(given, 3, to=other), cancel(cancelled)
    )

    assert worklist(hospital) == ()
    assert as_it_stands(hospital, moved).period.start == in_hours(6)
    assert as_it_stands(hospital, given).doctor_id == other.id
    assert as_it_stands(hospital, cancelled).status is CANCELLED
    assert set(answers) == {
        as_it_stands(hospital, one) for one in (moved, given, cancelled)
    }


def test_a_cancellation_by_the_hospital_is_never_the_patients_fault(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)
    away(hospital, doctor, 2, 5)

    resolve(hospital, cancel(appointment))

    after = as_it_stands(hospital, appointment)
    assert after.ended_because == "The doctor is ill."
    assert not after.ended_late


def test_the_time_a_cancellation_frees_can_be_moved_to(hospital, doctor):
    other = a_doctor_at_work(hospital)
    waiting = a_booking(hospital, doctor, 3)
    an_hour = a_booking(hospital, other, 8, visit_type=VisitType.PROCEDURE)
    away(hospital, doctor, 2, 5)
    away(hospital, other, 8.5, 9)

    resolve(hospital, move(waiting, 8, to=other), cancel(an_hour))

    assert as_it_stands(hospital, waiting).period.start == in_hours(8)


def test_nothing_is_applied_if_one_decision_is_refused(hospital, doctor):
    first, second = a_booking(hospital, doctor, 2), a_booking(hospital, doctor, 3)
    a_booking(hospital, doctor, 6)
    away(hospital, doctor, 2, 5)

    with pytest.raises(DecisionRefused) as refused:
        resolve(hospital, cancel(first), move(second, 6))

    assert refused.value.appointment_id == second.id
    assert refused.value.because == "slot_taken"
    assert str(refused.value).endswith(str(refused.value.facts_of_it))
    assert as_it_stands(hospital, first) == first
    assert as_it_stands(hospital, second) == second


@pytest.mark.parametrize(
    ("at", "because"),
    [(3, "doctor_away"), (13, "not_offered"), (-1, "too_soon"), (3.01, "off_the_grid")],
)
def test_a_refusal_says_on_which_appointment_and_why(hospital, doctor, at, because):
    appointment = a_booking(hospital, doctor, 2)
    away(hospital, doctor, 2, 5)

    with pytest.raises(DecisionRefused) as refused:
        resolve(hospital, move(appointment, at))

    assert refused.value.appointment_id == appointment.id
    assert refused.value.because == because


def test_only_what_is_impacted_is_decided_on_here(hospital, doctor):
    appointment = a_booking(hospital, doctor, 3)

    with pytest.raises(NotImpacted) as refused:
        resolve(hospital, cancel(appointment))

    assert refused.value.facts == {"appointment_id": appointment.id}


@pytest.mark.parametrize("role", [Role.PATIENT, Role.DOCTOR, Role.BILLING])
def test_only_who_records_absences_decides_on_what_they_touch(hospital, doctor, role):
    appointment = a_booking(hospital, doctor, 3)
    away(hospital, doctor, 2, 5)
    them = an_actor(role, patient_id=appointment.patient_id, doctor_id=doctor.id)

    with pytest.raises(RoleLacksPermission):
        resolve(hospital, cancel(appointment), actor=them)
    with pytest.raises(RoleLacksPermission):
        worklist(hospital, actor=them)
