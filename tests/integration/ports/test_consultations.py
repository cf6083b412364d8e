"""What `Consultations` promises, on every storage."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.consultation import AlreadySigned, ConsultationNotFound
from mediklaud.domain.records.vitals import Vitals
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, DoctorId
from mediklaud.ports.records import Consultations
from tests.builders.absences import hours
from tests.builders.at_work import a_known_appointment
from tests.builders.records import a_consultation, a_diagnosis
from tests.builders.scheduling import a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

DAY = timedelta(days=1)


@pytest.fixture
def consultations(storage):
    return read(storage, Consultations)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


def begun(storage, patient=None, *, day=0):
    """A consultation at an appointment, so many days after Monday."""
    period = hours(24 * day, 24 * day + 0.5)
    appointment = a_known_appointment(storage, patient=patient, period=period)
    return a_consultation(
        appointment_id=appointment.id,
        patient_id=appointment.patient_id,
        doctor_id=appointment.doctor_id,
        started_at=MONDAY_MORNING + day * DAY,
    )


def sign(consultation, note="Rest and drink.", **found):
    return consultation.sign(
        **found,
        note=note,
        diagnosis=a_diagnosis(),
        author=consultation.doctor_id,
        at=consultation.started_at + timedelta(minutes=20),
    )


def add(storage, *consultations):
    with ports_of(storage) as port:
        for consultation in consultations:
            port(Consultations).add(consultation)


def signed_ids(consultations, patient, *, after=None, limit=50):
    found = consultations.signed_of(patient.id, after=after, limit=limit)
    return [consultation.id for consultation in found]


def test_an_open_consultation_comes_back_equal(storage, consultations):
    consultation = begun(storage)
    add(storage, consultation)

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)

    assert found == consultation


def test_a_signed_consultation_comes_back_equal(storage, consultations):
    consultation = begun(storage)
    add(storage, consultation)
    signed = sign(consultation)

    with ports_of(storage) as port:
        port(Consultations).sign(signed)

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)
    assert found == signed


def test_an_appointment_has_one_consultation(storage):
    first = begun(storage)
    add(storage, first)

    with pytest.raises(Contended):
        add(storage, evolve(first, id=new(ConsultationId)))


def test_nothing_is_found_at_an_appointment_without_consultation(consultations):
    with pytest.raises(ConsultationNotFound):
        consultations.of_appointment(new(AppointmentId), EVERYONE)


def test_another_doctors_consultation_is_not_found(storage, consultations):
    consultation = begun(storage)
    add(storage, consultation)
    own = Scope(schedule_of=consultation.doctor_id)
    anothers = Scope(schedule_of=new(DoctorId))
    of = consultations.of_appointment

    assert of(consultation.appointment_id, own) == consultation
    with pytest.raises(ConsultationNotFound):
        of(consultation.appointment_id, anothers)


def test_a_note_that_is_kept_is_never_replaced(storage, consultations):
    consultation = begun(storage)
    add(storage, consultation)
    with ports_of(storage) as port:
        port(Consultations).sign(sign(consultation))

    with pytest.raises(AlreadySigned), ports_of(storage) as port:
        port(Consultations).sign(sign(consultation, note="Something else."))

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)
    assert found.signed.note == "Rest and drink."


def test_a_record_holds_one_patients_signed_consultations(
    storage, consultations, patient
):
    mine, anothers = sign(begun(storage, patient)), sign(begun(storage))
    still_open = begun(storage, patient, day=1)
    add(storage, mine, anothers, still_open)

    found = consultations.signed_of(patient.id, after=None, limit=50)

    assert found == (mine,)


def test_the_newest_consultation_comes_first(storage, consultations, patient):
    two, three, one = (sign(begun(storage, patient, day=day)) for day in (2, 3, 1))
    add(storage, two, three, one)

    assert signed_ids(consultations, patient) == [three.id, two.id, one.id]


def test_a_long_record_is_read_page_by_page(storage, consultations, patient):
    days = [sign(begun(storage, patient, day=day)) for day in range(5)]
    # Two that began at the same instant are told apart by their ids.
    add(storage, *(evolve(c, started_at=days[0].started_at) for c in days[:2]))
    add(storage, *days[2:])

    whole = signed_ids(consultations, patient)
    first = signed_ids(consultations, patient, limit=2)
    second = signed_ids(consultations, patient, after=first[-1], limit=2)
    third = signed_ids(consultations, patient, after=second[-1], limit=2)
    from_the_twin_on = signed_ids(consultations, patient, after=whole[3])

    assert first + second + third == whole
    assert len(set(whole)) == 5
    assert from_the_twin_on == whole[4:]


def test_behind_what_is_not_in_the_record_there_is_nothing(
    storage, consultations, patient
):
    mine, anothers = sign(begun(storage, patient)), sign(begun(storage))
    add(storage, mine, anothers)

    assert signed_ids(consultations, patient, after=anothers.id) == []
    assert signed_ids(consultations, patient, after=new(ConsultationId)) == []


def test_what_was_measured_is_kept_to_the_digit(storage, consultations):
    consultation = begun(storage)
    vitals = Vitals(systolic="120", diastolic="80", temperature="37.0")
    signed = sign(consultation, vitals=vitals)

    add(storage, signed)

    assert consultations.get(signed.id).signed.vitals == vitals
