"""Doctors and patients, of which a test names only what matters to it."""

from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.enrol_patient import EnrolPatient
from mediklaud.application.registry.register_doctor import RegisterDoctor
from mediklaud.domain.access.actor import Role
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new

MONDAY = date(2027, 3, 1)
DAY = timedelta(days=1)

_count = count(1)


def a_licence(**what):
    """One that nobody else has, and that holds for a year."""
    usual = {
        "council": "Bangladesh Medical and Dental Council",
        "number": f"A-{next(_count):05}",
        "valid_until": MONDAY + 365 * DAY,
    }
    return Licence(**{**usual, **what})


def a_qualification(**what):
    usual = {"title": "MBBS", "institution": "Dhaka Medical College", "year": 2009}
    return Qualification(**{**usual, **what})


def _doctors_particulars():
    return {
        "name": "Ayesha Siddiqua",
        "contact": Contact(phone="+8801711000001", email="ayesha@example.org"),
        "specialties": ("Cardiology",),
        "qualifications": (a_qualification(),),
        "licence": a_licence(),
    }


def a_doctor(**what):
    """Active, with a licence that holds for a year."""
    usual = {
        "id": new(DoctorId),
        "number": numbered("D", next(_count)),
        "status": DoctorStatus.ACTIVE,
        "registered_at": MONDAY_MORNING,
        **_doctors_particulars(),
    }
    return Doctor(**{**usual, **what})


def _patients_particulars():
    return {
        "name": "Rahim Uddin",
        "birth_date": BirthDate(day=date(1990, 5, 17)),
        "contact": Contact(phone="+8801912345678", email="rahim@example.org"),
        "address": Address(line="House 7, Road 3", city="Dhaka"),
    }


def a_patient(**what):
    """Somebody with a phone and an e-mail address."""
    usual = {
        "id": new(PatientId),
        "number": numbered("P", next(_count)),
        "enrolled_at": MONDAY_MORNING,
        **_patients_particulars(),
    }
    return Patient(**{**usual, **what})


def the_cmo(**who):
    return an_actor(Role.CHIEF_MEDICAL_OFFICER, **who)


def the_desk(**who):
    return an_actor(Role.FRONT_DESK, **who)


def to_register(**what):
    """The command that opens a doctor's file."""
    return RegisterDoctor(**{"actor": the_cmo(), **_doctors_particulars(), **what})


def to_enrol(**what):
    """The command that opens a patient's file."""
    return EnrolPatient(**{"actor": the_desk(), **_patients_particulars(), **what})


def an_approved_doctor(hospital, **what):
    """One more doctor of this hospital, approved."""
    doctor = hospital.handle(to_register(**what))
    return hospital.handle(ApproveDoctor(actor=the_cmo(), doctor_id=doctor.id))


def an_enrolled_patient(hospital, **what):
    """One more patient of this hospital, whoever may be like them."""
    usual = {"duplicate_reason": "another person"}
    return hospital.handle(to_enrol(**{**usual, **what})).patient


words = st.text("abc", min_size=1, max_size=8)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
phones = st.from_regex(r"\+8801[3-9][0-9]{8}", fullmatch=True)
birth_dates = st.dates(date(1900, 1, 1), MONDAY).map(lambda day: BirthDate(day=day))
