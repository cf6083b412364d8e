"""A hospital in which doctors keep hours and patients are booked, by its messages."""

from datetime import time, timedelta

from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.domain.access.actor import Role
from mediklaud.domain.scheduling.availability import OfferedHours
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.ports.scheduling import Appointments
from tests.builders.absences import hours
from tests.builders.registry import (
    an_approved_doctor,
    an_enrolled_patient,
    the_cmo,
    the_desk,
)
from tests.builders.scheduling import (
    a_known_doctor,
    a_known_patient,
    an_appointment,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, ports_of

ALL_DAY = OfferedHours(
    weekdays=tuple(Weekday),
    start=time(8),
    end=time(20),
    visit_types=tuple(VisitType),
)


def a_doctor_at_work(hospital, **what):
    """Approved, and here every day from eight to eight."""
    doctor = an_approved_doctor(hospital, **what)
    rules = {"doctor_id": doctor.id, "rules": (ALL_DAY,)}
    hospital.handle(SetAvailability(actor=the_cmo(), **rules))
    return doctor


def in_hours(count):
    """So many hours after Monday morning."""
    return MONDAY_MORNING + timedelta(hours=count)


def a_booking(hospital, doctor, at, patient=None, **what):
    """A visit, so many hours after Monday morning, booked at the front desk."""
    patient = patient or an_enrolled_patient(hospital)
    usual = {
        "actor": the_desk(),
        "patient_id": patient.id,
        "doctor_id": doctor.id,
        "starts_at": in_hours(at),
        "visit_type": VisitType.CONSULTATION,
        "channel": Channel.DESK,
    }
    return hospital.handle(BookAppointment(**{**usual, **what})).appointment


def away(hospital, doctor, start, end, **what):
    """The doctor will be away, from so many hours after Monday morning to so many."""
    usual = {"actor": the_desk(), "period": hours(start, end), "reason": "Congress"}
    command = RecordAbsence(doctor_id=doctor.id, **{**usual, **what})
    return hospital.handle(command)


def as_it_stands(hospital, appointment):
    """The appointment, read anew."""
    query = ReadAppointment(actor=the_desk(), appointment_id=appointment.id)
    return hospital.handle(query)


def the_patient(appointment):
    """The one whose appointment it is."""
    return an_actor(Role.PATIENT, patient_id=appointment.patient_id)


def the_doctor(doctor):
    return an_actor(Role.DOCTOR, doctor_id=doctor.id)


def a_known_appointment(storage, doctor=None, patient=None, **what):
    """One that the hospital remembers, with those whom it brings together."""
    doctor = doctor or a_known_doctor(storage)
    patient = patient or a_known_patient(storage)
    who = {"doctor_id": doctor.id, "patient_id": patient.id}
    appointment = an_appointment(**{**who, **what})
    with ports_of(storage) as port:
        port(Appointments).add(appointment)
    return appointment
