"""A doctor's day and a patient's appointments, for those whom they concern."""

from datetime import date, time

import pytest

from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.scheduling.appointment import AppointmentNotFound
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.listing import ImpossibleLimit
from mediklaud.domain.shared.period import ImpossibleInstant
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    the_doctor,
    the_patient,
)
from tests.builders.booking import oneself, set_hours
from tests.builders.registry import an_enrolled_patient, the_cmo, the_desk
from tests.builders.scheduling import DHAKA, offered
from tests.hospital import an_actor, new

MONDAY = date(2027, 3, 1)


def schedule(hospital, doctor, **what):
    usual = {"actor": the_desk(), "doctor_id": doctor.id, "day": MONDAY}
    return hospital.handle(ReadSchedule(**{**usual, **what}))


def appointments_of(hospital, patient, **what):
    usual = {"actor": the_desk(), "patient_id": patient.id}
    return hospital.handle(ListPatientAppointments(**{**usual, **what}))


def test_the_day_shows_who_comes_in_order(hospital, doctor):
    later = a_booking(hospital, doctor, 5)
    earlier = a_booking(hospital, doctor, 1)

    shown = schedule(hospital, doctor)

    assert [entry.appointment for entry in shown.entries] == [earlier, later]
    assert (shown.day, shown.zone) == (MONDAY, DHAKA)


def test_each_entry_names_the_patient(hospital, doctor, patient):
    a_booking(hospital, doctor, 1, patient)

    (entry,) = schedule(hospital, doctor).entries

    assert (entry.patient_name, entry.patient_number) == (patient.name, patient.number)


def test_the_day_is_the_hospitals(hospital, doctor):
    around_the_clock = (
        offered(start=time(0), end=time(12)),
        offered(start=time(12), end=time(0)),
    )
    set_hours(hospital, doctor, *around_the_clock)
    before_midnight, after_midnight = (
        a_booking(hospital, doctor, hours) for hours in (15.5, 16)
    )

    def of_day(day):
        entries = schedule(hospital, doctor, day=date(2027, 3, day)).entries
        return [entry.appointment for entry in entries]

    assert (of_day(1), of_day(2)) == ([before_midnight], [after_midnight])


def test_a_doctor_sees_the_own_day_alone(hospital, doctor):
    another = a_doctor_at_work(hospital)

    schedule(hospital, doctor, actor=the_doctor(doctor))
    with pytest.raises(DoctorNotFound):
        schedule(hospital, another, actor=the_doctor(doctor))


def test_the_chief_medical_officer_sees_every_day(hospital, doctor):
    schedule(hospital, doctor, actor=the_cmo())


def test_patients_see_no_doctors_day(hospital, doctor, patient):
    with pytest.raises(RoleLacksPermission):
        schedule(hospital, doctor, actor=oneself(patient))


def test_nobody_has_no_day(hospital, doctor):
    with pytest.raises(DoctorNotFound):
        schedule(hospital, doctor, doctor_id=new(DoctorId))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_is_too_odd_to_be_refused(hospital, doctor, day):
    with pytest.raises(ImpossibleInstant):
        schedule(hospital, doctor, day=day)


def test_a_patient_sees_the_own_appointments_alone(hospital, doctor, patient):
    appointment = a_booking(hospital, doctor, 1, patient)
    a_booking(hospital, doctor, 2)
    another = oneself(an_enrolled_patient(hospital))

    assert appointments_of(hospital, patient, actor=oneself(patient)) == (appointment,)
    with pytest.raises(PatientNotFound):
        appointments_of(hospital, patient, actor=another)


def test_they_come_latest_first_in_pages(hospital, doctor, patient):
    first, second, third = (
        a_booking(hospital, doctor, hours, patient) for hours in (1, 2, 3)
    )

    assert appointments_of(hospital, patient, limit=2) == (third, second)
    assert appointments_of(hospital, patient, after=second.id) == (first,)


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_page_has_a_sensible_size(hospital, patient, limit):
    with pytest.raises(ImpossibleLimit):
        appointments_of(hospital, patient, limit=limit)


def test_an_appointment_is_read_by_those_whom_it_concerns(hospital, doctor):
    appointment = a_booking(hospital, doctor, 1)
    concerned = [the_desk(), the_cmo(), the_patient(appointment), the_doctor(doctor)]

    for actor in concerned:
        query = ReadAppointment(actor=actor, appointment_id=appointment.id)
        assert hospital.handle(query) == appointment


def test_for_others_it_does_not_exist(hospital, doctor, patient):
    appointment = a_booking(hospital, doctor, 1)
    strangers = [oneself(patient), the_doctor(a_doctor_at_work(hospital))]

    for actor in strangers:
        query = ReadAppointment(actor=actor, appointment_id=appointment.id)
        with pytest.raises(AppointmentNotFound):
            hospital.handle(query)


def test_the_office_reads_none(hospital, doctor):
    appointment = a_booking(hospital, doctor, 1)
    actor = an_actor(Role.ADMINISTRATOR)

    with pytest.raises(RoleLacksPermission):
        hospital.handle(ReadAppointment(actor=actor, appointment_id=appointment.id))
