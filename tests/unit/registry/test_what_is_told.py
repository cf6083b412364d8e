"""What the registry tells the other contexts."""

import pytest
from attrs import evolve

from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.use_case import UseCase
from mediklaud.domain.registry.duplicates import LikelyDuplicate
from mediklaud.domain.registry.events import (
    DoctorLeft,
    DoctorSuspended,
    PatientEnrolled,
)
from tests.builders.registry import an_approved_doctor, the_cmo, to_enrol
from tests.hospital import a_hospital


@pytest.fixture
def told():
    return []


@pytest.fixture
def hospital(told):
    """One in which every event of the registry is overheard."""
    usual = a_hospital()

    def overhear(event):
        told.append(event)

    kinds = (PatientEnrolled, DoctorSuspended, DoctorLeft)
    reactions = dict.fromkeys(kinds, (UseCase.of(overhear),))
    return evolve(usual, catalogue=evolve(usual.catalogue, reactions=reactions))


def test_a_new_patient_is_told_once(hospital, told):
    patient = hospital.handle(to_enrol()).patient
    assert told == [PatientEnrolled(patient.id)]


def test_a_refused_enrolment_is_not_told(hospital, told):
    hospital.handle(to_enrol())
    told.clear()
    with pytest.raises(LikelyDuplicate):
        hospital.handle(to_enrol())
    assert told == []


def test_a_suspended_doctor_is_told(hospital, told):
    doctor = an_approved_doctor(hospital)
    hospital.handle(SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="x"))
    assert told == [DoctorSuspended(doctor.id)]


def test_a_doctor_who_left_is_told(hospital, told):
    doctor = an_approved_doctor(hospital)
    hospital.handle(RecordDoctorLeft(actor=the_cmo(), doctor_id=doctor.id))
    assert told == [DoctorLeft(doctor.id)]
