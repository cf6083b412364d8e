"""Notes and addenda: who may write them, and that they stay (R1, R2)."""

import pytest

from mediklaud.application.records.add_addendum import AddAddendum
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.records.write_note import WriteNote
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.errors import NotPermitted
from mediklaud.domain.privacy.break_glass import BREAK_GLASS
from mediklaud.domain.records.consultation import NoSuchConsultation, NotSignedYet
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.scheduling.appointment import AppointmentNotFound
from mediklaud.domain.shared.ids import ConsultationId, DoctorId
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.access import a_member, entries
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor, the_patient
from tests.builders.privacy import broken
from tests.builders.records import a_diagnosis
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, an_actor, new

TEXT = "Allergic to penicillin, says the sister."


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def visit(hospital, doctor):
    return a_booking(hospital, doctor, 1)


@pytest.fixture
def stranger(hospital):
    """A doctor who never met the patient."""
    found = a_doctor_at_work(hospital)
    return a_member(hospital, Role.DOCTOR, doctor_id=found.id).as_actor()


def write(hospital, actor, patient_id, **what):
    usual = {"actor": actor, "patient_id": patient_id, "text": TEXT}
    return hospital.handle(WriteNote(**{**usual, **what}))


def add(hospital, actor, consultation_id, text="Culture came back negative."):
    command = AddAddendum(actor=actor, consultation_id=consultation_id, text=text)
    return hospital.handle(command)


def start(hospital, doctor, visit):
    command = StartConsultation(actor=the_doctor(doctor), appointment_id=visit.id)
    return hospital.handle(command)


def sign(hospital, doctor, visit):
    start(hospital, doctor, visit)
    return hospital.handle(
        CompleteConsultation(
            actor=the_doctor(doctor),
            appointment_id=visit.id,
            note="Rest and drink.",
            diagnosis=a_diagnosis(),
        )
    )


def record(hospital, visit):
    query = ReadRecord(actor=the_patient(visit), patient_id=visit.patient_id)
    return hospital.handle(query)


def test_a_doctor_in_care_signs_a_note(hospital, doctor, visit):
    note = write(
        hospital, the_doctor(doctor), visit.patient_id, appointment_id=visit.id
    )

    assert (note.author, note.text) == (doctor.id, TEXT)
    assert record(hospital, visit).notes == (note,)
    [entry] = entries(hospital, action="write_note")
    assert (entry.patient_id, entry.subject_id) == (visit.patient_id, str(note.id))
    assert entry.purpose is None


def test_a_note_says_something(hospital, doctor, visit):
    with pytest.raises(MalformedText):
        write(hospital, the_doctor(doctor), visit.patient_id, text=" \n ")


def test_a_note_is_about_an_appointment_of_its_patient(hospital, doctor, visit):
    anothers = a_booking(hospital, doctor, 2)

    with pytest.raises(AppointmentNotFound):
        write(
            hospital,
            the_doctor(doctor),
            visit.patient_id,
            appointment_id=anothers.id,
        )


def test_outside_care_nobody_writes(hospital, stranger, visit):
    with pytest.raises(PatientNotFound):
        write(hospital, stranger, visit.patient_id)


def test_in_an_emergency_a_note_bears_its_purpose(hospital, stranger, visit):
    patient = an_enrolled_patient(hospital)
    broken(hospital, stranger, patient)

    note = write(hospital, stranger, patient.id)

    assert note.purpose == BREAK_GLASS
    [entry] = entries(hospital, action="write_note")
    assert entry.purpose == BREAK_GLASS


@pytest.mark.parametrize("role", sorted(STAFF - {Role.DOCTOR} | {Role.PATIENT}))
def test_only_doctors_write(hospital, visit, role):
    who = {"patient_id": visit.patient_id} if role is Role.PATIENT else {}
    somebody = an_actor(role, doctor_id=new(DoctorId), **who)

    with pytest.raises(NotPermitted):
        write(hospital, somebody, visit.patient_id)


def test_an_addendum_stands_with_the_signed_note_that_it_does_not_change(
    hospital, doctor, visit
):
    signed = sign(hospital, doctor, visit)

    note = add(hospital, the_doctor(doctor), signed.id)

    [kept] = record(hospital, visit).entries
    assert kept.signed == signed.signed
    assert kept.addenda == (note,)
    assert note.appointment_id == visit.id


def test_what_is_not_signed_takes_no_addendum(hospital, doctor, visit):
    open_one = start(hospital, doctor, visit)

    with pytest.raises(NotSignedYet):
        add(hospital, the_doctor(doctor), open_one.id)


def test_a_colleague_in_care_adds_and_another_finds_no_consultation(
    hospital, doctor, visit, stranger
):
    signed = sign(hospital, doctor, visit)
    colleague = a_doctor_at_work(hospital)
    a_booking(hospital, colleague, 3, _Known(visit.patient_id))

    assert add(hospital, the_doctor(colleague), signed.id).author == colleague.id
    for unknown in (signed.id, new(ConsultationId)):
        with pytest.raises(NoSuchConsultation):
            add(hospital, stranger, unknown)


def test_in_an_emergency_an_addendum_bears_its_purpose(
    hospital, doctor, visit, stranger
):
    signed = sign(hospital, doctor, visit)
    broken(hospital, stranger, _Known(visit.patient_id))

    assert add(hospital, stranger, signed.id).purpose == BREAK_GLASS
    [entry] = entries(hospital, action="add_addendum")
    assert (entry.purpose, entry.patient_id) == (BREAK_GLASS, visit.patient_id)


class _Known:
    """A patient of whom nothing but the id matters."""

    def __init__(self, patient_id):
        self.id = patient_id
