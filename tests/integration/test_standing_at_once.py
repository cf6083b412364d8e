"""Somebody is booked while who is to be seen, or who sees them, goes out of reach."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve

from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.booking import DoctorNotBookable, PatientNotActive
from mediklaud.domain.scheduling.placing import DoctorAway
from mediklaud.ports.absences import Absences
from mediklaud.ports.booking_desk import BookingDesk
from mediklaud.ports.registry import Doctors, Patients
from mediklaud.ports.scheduling import Appointments
from tests.at_once import meanwhile
from tests.builders.absences import an_absence, hours
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.booking import TEN, book
from tests.builders.registry import an_enrolled_patient, the_cmo, the_desk
from tests.builders.scheduling import an_appointment
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, ports_of
from tests.storages import on_postgres

THEN = hours(2, 2.5)


@pytest.fixture
def hospital(database):
    return a_hospital(database)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)


def suspended(port, doctor, _patient):
    file = port(Doctors).get(doctor.id)
    port(Doctors).save(file.suspend("an inquiry", at=MONDAY_MORNING))


def away(port, doctor, _patient):
    port(Doctors).lock(doctor.id)
    port(Absences).add(an_absence(doctor_id=doctor.id, period=THEN))


def closed(port, _doctor, patient):
    file = port(Patients).get(patient.id)
    port(Patients).save(evolve(file, status=PatientStatus.INACTIVE))


@pytest.mark.parametrize(
    ("happens", "refusal"),
    [
        (suspended, DoctorNotBookable),
        (away, DoctorAway),
        (closed, PatientNotActive),
    ],
)
def test_a_booking_waits_for_what_is_being_decided_about_who_is_to_meet(
    hospital, doctor, patient, happens, refusal
):
    with meanwhile(hospital, book, hospital, doctor, patient) as (port, begin):
        happens(port, doctor, patient)
        booking = begin()

    assert isinstance(booking.exception(), refusal)


@pytest.mark.parametrize(
    ("happens", "refusal"), [(suspended, DoctorNotBookable), (away, DoctorAway)]
)
def test_a_move_waits_for_what_is_being_decided_about_the_doctor(
    hospital, doctor, happens, refusal
):
    appointment = a_booking(hospital, a_doctor_at_work(hospital), 4)
    move = RescheduleAppointment(
        actor=the_desk(),
        appointment_id=appointment.id,
        starts_at=TEN,
        to_doctor_id=doctor.id,
    )
    with meanwhile(hospital, hospital.handle, move) as (port, begin):
        happens(port, doctor, None)
        moving = begin()

    assert isinstance(moving.exception(), refusal)


def by_the_cmo(kind, **what):
    return lambda doctor, _: kind(actor=the_cmo(), doctor_id=doctor.id, **what)


def to_close(_doctor, patient):
    return UpdatePatient(
        actor=the_desk(),
        patient_id=patient.id,
        version=patient.version,
        status=PatientStatus.DECEASED,
    )


@pytest.mark.parametrize(
    "decide",
    [
        by_the_cmo(SuspendDoctor, reason="an inquiry"),
        by_the_cmo(RecordDoctorLeft),
        by_the_cmo(RecordAbsence, period=THEN, reason="Congress"),
        to_close,
    ],
    ids=["suspend", "leave", "absence", "close the file"],
)
def test_who_decides_about_them_waits_for_a_booking_that_has_begun(
    hospital, doctor, patient, decide
):
    command = decide(doctor, patient)
    with meanwhile(hospital, hospital.handle, command) as (port, begin):
        port(BookingDesk).receive(patient.id, doctor.id)
        deciding = begin()

    assert deciding.result(timeout=20)


def test_an_absence_affects_the_booking_that_was_there_just_before(
    hospital, doctor, patient
):
    who = {"doctor_id": doctor.id, "patient_id": patient.id}
    appointment = an_appointment(**who, period=THEN)
    command = RecordAbsence(
        actor=the_cmo(), doctor_id=doctor.id, period=THEN, reason="Congress"
    )
    with meanwhile(hospital, hospital.handle, command) as (port, begin):
        port(BookingDesk).receive(patient.id, doctor.id)
        port(Appointments).add(appointment)
        recording = begin()

    assert recording.result().affected == (appointment,)


def test_two_patients_are_booked_with_one_doctor_at_once():
    with on_postgres() as storage, ThreadPoolExecutor(1) as pool:
        hospital = a_hospital(storage)
        doctor = a_doctor_at_work(hospital)
        one, other = (an_enrolled_patient(hospital) for _ in range(2))
        with ports_of(storage) as port:
            port(BookingDesk).receive(one.id, doctor.id)
            booking = pool.submit(book, hospital, doctor, other)
            assert booking.result(timeout=4)
