"""An appointment is moved, to another time, doctor or kind of visit (S10, S11)."""

from datetime import timedelta

import pytest

from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.scheduling.appointment import (
    AppointmentNotFound,
    AppointmentStatus,
    NotInThisState,
    StaleAppointment,
)
from mediklaud.domain.scheduling.booking import (
    DoctorNotBookable,
    TooSoon,
    UrgencyNotYours,
)
from mediklaud.domain.scheduling.changing import TooLateToChange
from mediklaud.domain.scheduling.placing import DoctorAway, NotOffered, SlotTaken
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.domain.shared.period import Period
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    away,
    the_doctor,
    the_patient,
)
from tests.builders.booking import DAY, MINUTE, TEN, book, oneself, set_hours
from tests.builders.registry import an_enrolled_patient, the_cmo, the_desk
from tests.builders.scheduling import offered
from tests.hospital import new

HALF_HOUR = 30 * MINUTE


@pytest.fixture
def appointment(hospital, doctor, patient):
    """The day after tomorrow at ten."""
    return a_booking(hospital, doctor, 50, patient)


def move(hospital, appointment, **what):
    """At the desk, to an hour later."""
    usual = {
        "actor": the_desk(),
        "appointment_id": appointment.id,
        "starts_at": appointment.period.start + 2 * HALF_HOUR,
    }
    return hospital.handle(RescheduleAppointment(**{**usual, **what}))


def test_it_stands_at_the_new_time_under_its_old_name(hospital, appointment):
    moved = move(hospital, appointment)

    assert moved.id == appointment.id
    assert moved.period.start == appointment.period.start + 2 * HALF_HOUR
    assert moved.rescheduled_from == (appointment.period,)
    assert as_it_stands(hospital, appointment) == moved


def test_the_old_time_is_free_again_and_the_new_one_taken(
    hospital, doctor, appointment
):
    moved = move(hospital, appointment)
    others = {"patient": an_enrolled_patient(hospital), "doctor": doctor}

    with pytest.raises(SlotTaken):
        book(hospital, **others, starts_at=moved.period.start)
    book(hospital, **others, starts_at=appointment.period.start)


def test_it_may_overlap_where_it_stood(hospital, appointment):
    start = appointment.period.start + 10 * MINUTE

    moved = move(hospital, appointment, starts_at=start)

    assert moved.period == Period(start, start + HALF_HOUR)


def test_it_moves_to_another_doctor(hospital, doctor, appointment):
    another = a_doctor_at_work(hospital)

    moved = move(
        hospital,
        appointment,
        to_doctor_id=another.id,
        starts_at=appointment.period.start,
    )

    assert moved.doctor_id == another.id
    a_booking(hospital, doctor, 50)


def test_it_becomes_another_kind_of_visit(hospital, appointment):
    moved = move(hospital, appointment, visit_type=VisitType.PROCEDURE)

    assert moved.visit_type is VisitType.PROCEDURE
    assert moved.period.length == 2 * HALF_HOUR
    assert moved.occupies.length == 75 * MINUTE


def test_where_it_cannot_go_it_stays_where_it_is(hospital, doctor, appointment):
    a_booking(hospital, doctor, 51)

    with pytest.raises(SlotTaken) as refused:
        move(hospital, appointment)

    assert as_it_stands(hospital, appointment) == appointment
    # Its own time counts as free: the nearest of all.
    assert appointment.period in refused.value.nearest


def test_the_patient_cannot_be_elsewhere_then(hospital, patient, appointment):
    a_booking(hospital, a_doctor_at_work(hospital), 51, patient)

    with pytest.raises(SlotTaken) as refused:
        move(hospital, appointment)

    assert refused.value.whose == "patient"


def test_the_doctor_has_to_be_there_then(hospital, doctor, appointment):
    away(hospital, doctor, 51, 52)
    with pytest.raises(DoctorAway):
        move(hospital, appointment)


def test_the_new_time_has_to_be_offered(hospital, doctor, appointment):
    set_hours(hospital, doctor, offered())

    with pytest.raises(NotOffered):
        move(hospital, appointment, starts_at=TEN - 2 * HALF_HOUR - HALF_HOUR + DAY)


def test_the_new_time_lies_ahead(hospital, appointment, clock):
    with pytest.raises(TooSoon):
        move(hospital, appointment, starts_at=clock.now() - 5 * MINUTE)


def test_a_suspended_doctor_gets_no_visits_back(hospital, doctor, appointment):
    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="Inquiry")
    )

    with pytest.raises(DoctorNotBookable):
        move(hospital, appointment)


def test_staff_overbook_when_moving(hospital, doctor, appointment):
    a_booking(hospital, doctor, 51)

    assert move(hospital, appointment, overbook_reason="Must be today").overbooked


def test_patients_do_not(hospital, doctor, appointment):
    a_booking(hospital, doctor, 51)

    with pytest.raises(RoleLacksPermission):
        move(
            hospital,
            appointment,
            actor=the_patient(appointment),
            overbook_reason="I must",
        )


def test_patients_move_until_a_day_before(hospital, clock, appointment):
    actor = the_patient(appointment)
    until = appointment.period.start - DAY
    clock.pass_by(until - clock.now())

    moved = move(hospital, appointment, actor=actor)
    clock.pass_by(timedelta(hours=1, microseconds=1))

    with pytest.raises(TooLateToChange) as refused:
        move(hospital, moved, actor=actor)
    assert refused.value.until == moved.period.start - DAY


def test_staff_move_until_the_visit_begins(hospital, clock, appointment):
    clock.pass_by(appointment.period.start - clock.now())

    move(hospital, appointment)


def test_patients_move_to_an_hour_from_now_at_the_earliest(
    hospital, clock, appointment
):
    in_an_hour = clock.now() + 2 * HALF_HOUR
    actor = the_patient(appointment)

    with pytest.raises(TooSoon):
        move(hospital, appointment, actor=actor, starts_at=in_an_hour - 5 * MINUTE)
    move(hospital, appointment, actor=actor, starts_at=in_an_hour)


def test_another_patients_appointment_is_not_found(hospital, appointment):
    another = oneself(an_enrolled_patient(hospital))

    with pytest.raises(AppointmentNotFound):
        move(hospital, appointment, actor=another)


def test_a_doctor_moves_within_the_own_schedule(hospital, doctor, appointment):
    another = a_doctor_at_work(hospital)

    with pytest.raises(AppointmentNotFound):
        move(hospital, appointment, actor=the_doctor(another))
    with pytest.raises(RoleLacksPermission):
        move(hospital, appointment, actor=the_doctor(doctor), to_doctor_id=another.id)
    move(hospital, appointment, actor=the_doctor(doctor))


def test_a_patient_does_not_make_it_an_emergency(hospital, appointment):
    with pytest.raises(UrgencyNotYours):
        move(
            hospital,
            appointment,
            actor=the_patient(appointment),
            visit_type=VisitType.EMERGENCY,
        )


def test_an_old_version_is_stale(hospital, appointment):
    move(hospital, appointment, version=1)

    with pytest.raises(StaleAppointment):
        move(hospital, appointment, version=1)


def test_nobody_moves_what_nobody_booked(hospital, appointment):
    with pytest.raises(AppointmentNotFound):
        move(hospital, appointment, appointment_id=new(AppointmentId))


def test_who_arrived_and_is_moved_is_expected_again(hospital, clock, appointment):
    clock.pass_by(appointment.period.start - clock.now())
    hospital.handle(MarkArrived(actor=the_desk(), appointment_id=appointment.id))

    assert move(hospital, appointment).status is AppointmentStatus.BOOKED


def test_what_is_cancelled_is_not_moved(hospital, appointment):
    hospital.handle(CancelAppointment(actor=the_desk(), appointment_id=appointment.id))

    with pytest.raises(NotInThisState):
        move(hospital, appointment)


def test_where_it_stands_already_nothing_changes(hospital, appointment):
    same = move(hospital, appointment, starts_at=appointment.period.start)

    assert same == as_it_stands(hospital, appointment) == appointment
