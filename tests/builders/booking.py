"""Bookings by their messages: at the desk, for Monday at ten, if nothing is said."""

from datetime import timedelta

from mediklaud.application.scheduling.book_appointment import BookAppointment
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.domain.access.actor import Role
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from tests.builders.registry import the_cmo, the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
TEN = MONDAY_MORNING + 120 * MINUTE


def book(hospital, doctor, patient, **what):
    """A booking, with what is read back."""
    usual = {
        "actor": the_desk(),
        "patient_id": patient.id,
        "doctor_id": doctor.id,
        "starts_at": TEN,
        "visit_type": VisitType.CONSULTATION,
        "channel": Channel.DESK,
    }
    return hospital.handle(BookAppointment(**{**usual, **what}))


def oneself(patient):
    """The patient, signed in."""
    return an_actor(Role.PATIENT, patient_id=patient.id)


def set_hours(hospital, doctor, *rules, **what):
    """Other hours for the doctor, from today on."""
    usual = {"actor": the_cmo(), "doctor_id": doctor.id, "rules": rules}
    return hospital.handle(SetAvailability(**{**usual, **what}))
