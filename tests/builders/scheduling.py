"""Hours, appointments and bookings, of which a test names only what matters to it."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.availability import AvailabilityRule, OfferedHours
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import WeeklyHours
from mediklaud.domain.shared.ids import (
    AppointmentId,
    AvailabilityId,
    DoctorId,
    PatientId,
)
from mediklaud.domain.shared.period import Period
from mediklaud.ports.billing import Accounts
from mediklaud.ports.registry import Doctors, Patients
from tests.builders.registry import a_doctor, a_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of

DHAKA = "Asia/Dhaka"
SIX_HOURS = timedelta(hours=6)
MINUTE = timedelta(minutes=1)


def minutes(start, end):
    """From so many minutes after Monday morning to so many."""
    return Period(MONDAY_MORNING + start * MINUTE, MONDAY_MORNING + end * MINUTE)


def an_appointment(**what):
    """Booked on Monday morning for Monday at nine, half an hour."""
    period = what.get("period", minutes(60, 90))
    usual = {
        "id": new(AppointmentId),
        "patient_id": new(PatientId),
        "doctor_id": new(DoctorId),
        "period": period,
        "occupies": period,
        "zone": DHAKA,
        "offset": SIX_HOURS,
        "visit_type": VisitType.CONSULTATION,
        "channel": Channel.DESK,
        "booked_at": MONDAY_MORNING,
    }
    return Appointment(**{**usual, **what})


def hours(**what):
    """Every day from nine to five, every kind of visit."""
    return WeeklyHours(**{**_nine_to_five(), **what})


def offered(**what):
    """The same, as somebody sets them."""
    return OfferedHours(**{**_nine_to_five(), **what})


def _nine_to_five():
    return {
        "weekdays": tuple(Weekday),
        "start": time(9),
        "end": time(17),
        "visit_types": tuple(VisitType),
    }


def a_rule(hours_, **what):
    """A rule with these hours, valid since 2027 began."""
    usual = {
        "id": new(AvailabilityId),
        "doctor_id": new(DoctorId),
        "hours": hours_,
        "zone": DHAKA,
        "valid_from": date(2027, 1, 1),
    }
    return AvailabilityRule(**{**usual, **what})


def a_known_doctor(storage, **what):
    """One whom the hospital remembers."""
    doctor = a_doctor(**what)
    with ports_of(storage) as port:
        port(Doctors).add(doctor)
    return doctor


def a_known_patient(storage, **what):
    """One whom the hospital remembers, with an account."""
    patient = a_patient(**what)
    with ports_of(storage) as port:
        port(Patients).add(patient)
        port(Accounts).open(patient.id, "BDT")
    return patient


short_times = st.integers(0, 24 * 12 - 1).map(
    lambda tick: time(tick // 12, tick % 12 * 5)
)
