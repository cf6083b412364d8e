"""Which patients a doctor reaches, by a session, on every storage (D1, D5)."""

import pytest

from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.reinstate_doctor import ReinstateDoctor
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.scheduling.appointment import AppointmentNotFound
from tests.builders.access import a_member, signed_in
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.registry import an_enrolled_patient, the_cmo, the_desk
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital

TODAY = MONDAY_MORNING.date()


@pytest.fixture
def hospital(storage):
    return a_hospital(storage)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)


@pytest.fixture
def account(hospital, doctor):
    return a_member(hospital, Role.DOCTOR, doctor_id=doctor.id)


def a_session_of(hospital, account):
    return Bearer(signed_in(hospital, account).token)


def suspend(hospital, doctor):
    command = SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="inquiry")
    hospital.handle(command)


def leave(hospital, doctor):
    hospital.handle(RecordDoctorLeft(actor=the_cmo(), doctor_id=doctor.id))


def read_patient(hospital, actor, patient):
    return hospital.handle(ReadPatient(actor=actor, patient_id=patient.id))


@pytest.mark.parametrize("stop", [suspend, leave])
def test_who_may_not_work_here_is_signed_out(hospital, doctor, account, patient, stop):
    a_booking(hospital, doctor, 1, patient)
    session = a_session_of(hospital, account)
    assert read_patient(hospital, session, patient)

    stop(hospital, doctor)

    with pytest.raises(NotSignedIn):
        read_patient(hospital, session, patient)


@pytest.mark.parametrize("stop", [suspend, leave])
def test_who_may_not_work_here_reaches_nobody(hospital, doctor, account, patient, stop):
    appointment = a_booking(hospital, doctor, 1, patient)
    stop(hospital, doctor)
    session = a_session_of(hospital, account)
    start = StartConsultation(actor=session, appointment_id=appointment.id)

    for query in (ReadPatient, ReadRecord):
        with pytest.raises(PatientNotFound):
            hospital.handle(query(actor=session, patient_id=patient.id))
    with pytest.raises(AppointmentNotFound):
        hospital.handle(start)
    with pytest.raises(DoctorNotFound):
        hospital.handle(ReadSchedule(actor=session, doctor_id=doctor.id, day=TODAY))


def test_who_is_reinstated_reaches_the_patients_again(
    hospital, doctor, account, patient
):
    a_booking(hospital, doctor, 1, patient)
    suspend(hospital, doctor)
    hospital.handle(ReinstateDoctor(actor=the_cmo(), doctor_id=doctor.id))

    assert read_patient(hospital, a_session_of(hospital, account), patient) == patient


def test_who_books_a_patient_for_themselves_reaches_them_once_the_desk_saw_them(
    hospital, doctor, account, patient
):
    session = a_session_of(hospital, account)
    appointment = a_booking(hospital, doctor, 1, patient, actor=session)
    with pytest.raises(PatientNotFound):
        read_patient(hospital, session, patient)

    hospital.handle(MarkArrived(actor=the_desk(), appointment_id=appointment.id))

    assert read_patient(hospital, session, patient) == patient


def test_nobody_makes_their_own_care_relationship_alone(
    hospital, doctor, account, patient
):
    session = a_session_of(hospital, account)
    appointment = a_booking(hospital, doctor, 1, patient, actor=session)

    for step in (MarkArrived, StartConsultation):
        hospital.handle(step(actor=session, appointment_id=appointment.id))
        with pytest.raises(PatientNotFound):
            read_patient(hospital, session, patient)


def why(hospital, actor, appointment):
    query = ReadAppointment(actor=actor, appointment_id=appointment.id)
    return hospital.handle(query).reason


def test_why_a_patient_comes_is_for_care_and_the_desk(
    hospital, doctor, account, patient
):
    session = a_session_of(hospital, account)
    booked = a_booking(hospital, doctor, 1, patient, reason="Chest pain")
    own = a_booking(hospital, doctor, 2, actor=session, reason="As he asked")

    assert why(hospital, session, booked) == why(hospital, the_desk(), booked)
    assert why(hospital, session, booked) == "Chest pain"
    assert why(hospital, session, own) is None
    assert why(hospital, the_cmo(), booked) is None

    cancel(hospital, booked)
    assert why(hospital, session, booked) is None


def test_who_oversees_lists_visits_without_their_reasons(hospital, doctor, patient):
    a_booking(hospital, doctor, 1, patient, reason="Chest pain")

    def listed(actor):
        query = ListPatientAppointments(actor=actor, patient_id=patient.id)
        [visit] = hospital.handle(query)
        return visit.reason

    assert listed(the_cmo()) is None
    assert listed(the_desk()) == "Chest pain"


def cancel(hospital, appointment):
    command = CancelAppointment(
        actor=the_desk(), appointment_id=appointment.id, reason="Is better"
    )
    hospital.handle(command)


def day_of(hospital, doctor, actor):
    """What the only entry of the doctor's day tells of the patient, and of reasons."""
    query = ReadSchedule(actor=actor, doctor_id=doctor.id, day=TODAY)
    (entry,) = hospital.handle(query).entries
    reasons = entry.appointment.reason, entry.appointment.ended_because
    return entry.patient_name, entry.patient_number, *reasons


def test_a_doctors_day_tells_who_comes_while_the_doctor_cares(
    hospital, doctor, account, patient
):
    session = a_session_of(hospital, account)
    appointment = a_booking(hospital, doctor, 1, patient, reason="Cough")
    whole = (patient.name, patient.number, "Cough")
    names_alone = (patient.name, patient.number, None, None)
    assert day_of(hospital, doctor, session) == (*whole, None)
    assert day_of(hospital, doctor, the_cmo()) == names_alone

    cancel(hospital, appointment)

    assert day_of(hospital, doctor, session) == (None, None, None, None)
    assert day_of(hospital, doctor, the_desk()) == (*whole, "Is better")
    assert day_of(hospital, doctor, the_cmo()) == names_alone


def test_another_visit_that_gives_care_tells_who_it_was(
    hospital, doctor, account, patient
):
    cancel(hospital, a_booking(hospital, doctor, 1, patient))
    a_booking(hospital, doctor, 25, patient)

    told = day_of(hospital, doctor, a_session_of(hospital, account))

    assert told == (patient.name, patient.number, None, "Is better")


def test_a_chief_medical_officer_who_is_the_doctor_reads_the_own_reasons(
    hospital, doctor, patient
):
    a_booking(hospital, doctor, 1, patient, reason="Cough")
    both = (Role.CHIEF_MEDICAL_OFFICER, Role.DOCTOR)
    account = a_member(hospital, *both, doctor_id=doctor.id)

    told = day_of(hospital, doctor, a_session_of(hospital, account))

    assert told == (patient.name, patient.number, "Cough", None)
