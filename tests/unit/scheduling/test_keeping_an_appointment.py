"""Cancelled, arrived, missed: who may say so, and when (S9, S11)."""

from datetime import date, time, timedelta

import pytest

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.mark_missed import MarkMissed
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.scheduling.appointment import (
    AppointmentNotFound,
    AppointmentStatus,
    NotInThisState,
    NotYetMissed,
    StaleAppointment,
)
from mediklaud.domain.scheduling.changing import TooLateToChange
from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.scheduling.visit_day import NotTheDay
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    the_doctor,
    the_patient,
)
from tests.builders.booking import DAY, MINUTE, book, oneself, set_hours
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.builders.scheduling import offered
from tests.hospital import an_actor

MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def appointment(hospital, doctor, patient):
    """The day after tomorrow at ten."""
    return a_booking(hospital, doctor, 50, patient)


def say(hospital, kind, appointment, **what):
    usual = {"actor": the_desk(), "appointment_id": appointment.id}
    return hospital.handle(kind(**{**usual, **what}))


def wait_until(clock, instant):
    clock.pass_by(instant - clock.now())


def test_a_cancelled_appointment_says_why_and_frees_its_time(
    hospital, doctor, appointment
):
    cancelled = say(hospital, CancelAppointment, appointment, reason="Feels better")

    assert cancelled.status is AppointmentStatus.CANCELLED
    assert cancelled.ended_because == "Feels better"
    assert as_it_stands(hospital, appointment) == cancelled
    a_booking(hospital, doctor, 50)


def test_patients_cancel_until_a_day_before(hospital, doctor, clock, appointment):
    later = a_booking(hospital, doctor, 51)
    wait_until(clock, appointment.period.start - DAY)

    say(hospital, CancelAppointment, appointment, actor=the_patient(appointment))

    wait_until(clock, later.period.start - DAY + MOMENT)
    with pytest.raises(TooLateToChange):
        say(hospital, CancelAppointment, later, actor=the_patient(later))


@pytest.mark.parametrize(("late_by", "late"), [(0 * MINUTE, False), (MOMENT, True)])
def test_a_late_cancellation_is_remembered_as_one(
    hospital, clock, appointment, late_by, late
):
    wait_until(clock, appointment.period.start - DAY + late_by)

    cancelled = say(hospital, CancelAppointment, appointment)

    assert (cancelled.ended_late, cancelled.ended_at) == (late, clock.now())


def test_staff_cancel_what_should_have_begun(hospital, clock, appointment):
    wait_until(clock, appointment.period.end)

    say(hospital, CancelAppointment, appointment)


def test_what_is_cancelled_is_not_cancelled_again(hospital, appointment):
    say(hospital, CancelAppointment, appointment)

    with pytest.raises(NotInThisState):
        say(hospital, CancelAppointment, appointment)


def test_a_patient_is_told_the_state_before_the_cut_off(hospital, clock, appointment):
    say(hospital, CancelAppointment, appointment)
    wait_until(clock, appointment.period.start)

    with pytest.raises(NotInThisState):
        say(hospital, CancelAppointment, appointment, actor=the_patient(appointment))


def test_an_arrival_is_noted_once(hospital, clock, appointment):
    wait_until(clock, appointment.period.start)
    arrived = say(hospital, MarkArrived, appointment)

    assert arrived.status is AppointmentStatus.ARRIVED
    with pytest.raises(NotInThisState):
        say(hospital, MarkArrived, appointment)


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_arrives_on_another_day(hospital, clock, appointment, days):
    wait_until(clock, appointment.period.start + days * DAY)

    with pytest.raises(NotTheDay) as refused:
        say(hospital, MarkArrived, appointment)

    assert refused.value.day == date(2027, 3, 3)
    assert as_it_stands(hospital, appointment) == appointment


@pytest.mark.parametrize("hours", [-10, 14 - MOMENT / HOUR])
def test_a_day_is_the_hospitals_own_from_midnight_on(
    hospital, clock, appointment, hours
):
    wait_until(clock, appointment.period.start + hours * HOUR)

    assert say(hospital, MarkArrived, appointment).status is AppointmentStatus.ARRIVED


@pytest.mark.parametrize("minutes", [-60, 29])
def test_midnight_parts_nobody_from_a_visit_that_is_near(
    hospital, doctor, clock, minutes
):
    set_hours(hospital, doctor, offered(start=time(23), end=time(3)))
    before, after = (
        a_booking(hospital, doctor, 15.75),
        a_booking(hospital, doctor, 16.5),
    )
    visit = after if minutes < 0 else before
    wait_until(clock, visit.period.start + minutes * MINUTE)

    assert say(hospital, MarkArrived, visit).status is AppointmentStatus.ARRIVED


def test_nobody_is_missed_before_the_start(hospital, clock, appointment):
    wait_until(clock, appointment.period.start - MOMENT)

    with pytest.raises(NotYetMissed):
        say(hospital, MarkMissed, appointment)


def test_who_is_missed_gives_back_what_is_left_of_the_time(
    hospital, doctor, clock, appointment
):
    ten = appointment.period.start
    wait_until(clock, ten + 12 * MINUTE)
    somebody = an_enrolled_patient(hospital)

    with pytest.raises(SlotTaken):
        book(hospital, doctor, somebody, starts_at=ten + 15 * MINUTE)
    missed = say(hospital, MarkMissed, appointment)

    assert missed.status is AppointmentStatus.NO_SHOW
    book(hospital, doctor, somebody, starts_at=ten + 15 * MINUTE)


@pytest.mark.parametrize("kind", [MarkArrived, MarkMissed, CancelAppointment])
def test_an_old_version_is_stale(hospital, clock, appointment, kind):
    wait_until(clock, appointment.period.start)

    with pytest.raises(StaleAppointment):
        say(hospital, kind, appointment, version=2)
    say(hospital, kind, appointment, version=1)


@pytest.mark.parametrize("kind", [MarkArrived, MarkMissed])
def test_patients_do_not_say_whether_they_came(hospital, appointment, kind):
    with pytest.raises(RoleLacksPermission):
        say(hospital, kind, appointment, actor=the_patient(appointment))


@pytest.mark.parametrize("kind", [MarkArrived, MarkMissed, CancelAppointment])
def test_another_doctors_appointment_is_not_found(hospital, appointment, kind):
    another = the_doctor(a_doctor_at_work(hospital))

    with pytest.raises(AppointmentNotFound):
        say(hospital, kind, appointment, actor=another)


def test_another_patients_appointment_is_not_found(hospital, appointment):
    another = oneself(an_enrolled_patient(hospital))

    with pytest.raises(AppointmentNotFound):
        say(hospital, CancelAppointment, appointment, actor=another)


def test_the_office_does_not_cancel(hospital, appointment):
    with pytest.raises(RoleLacksPermission):
        say(hospital, CancelAppointment, appointment, actor=an_actor(Role.BILLING))
