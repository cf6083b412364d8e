"""What `Consultations` promises, on every storage."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.consultation import AlreadySigned, ConsultationNotFound
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId
from mediklaud.ports.records import Consultations
from tests.builders.records import a_consultation, a_diagnosis, a_signed_consultation
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


def add(storage, *consultations):
    with ports_of(storage) as port:
        for consultation in consultations:
            port(Consultations).add(consultation)


@pytest.fixture
def consultations(storage):
    return read(storage, Consultations)


def sign(consultation):
    return consultation.sign(
        note="Rest and drink.",
        diagnosis=a_diagnosis(),
        author=consultation.doctor_id,
        at=MONDAY_MORNING + timedelta(minutes=20),
    )


def signed_ids(consultations, patient_id, *, after=None, limit=50):
    found = consultations.signed_of(patient_id, after=after, limit=limit)
    return [consultation.id for consultation in found]


def test_an_open_consultation_comes_back_equal(storage, consultations):
    consultation = a_consultation()
    add(storage, consultation)

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)

    assert found == consultation


def test_a_signed_consultation_comes_back_equal(storage, consultations):
    consultation = a_consultation()
    add(storage, consultation)
    signed = sign(consultation)

    with ports_of(storage) as port:
        port(Consultations).sign(signed)

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)
    assert found == signed


def test_an_appointment_has_one_consultation(storage):
    first = a_consultation()
    add(storage, first)

    with pytest.raises(Contended):
        add(storage, a_consultation(appointment_id=first.appointment_id))


def test_nothing_is_found_at_an_appointment_without_consultation(consultations):
    with pytest.raises(ConsultationNotFound):
        consultations.of_appointment(new(AppointmentId), EVERYONE)


def test_another_doctors_consultation_is_not_found(storage, consultations):
    consultation = a_consultation()
    add(storage, consultation)
    own = Scope(schedule_of=consultation.doctor_id)
    anothers = Scope(schedule_of=a_consultation().doctor_id)
    of = consultations.of_appointment

    assert of(consultation.appointment_id, own) == consultation
    with pytest.raises(ConsultationNotFound):
        of(consultation.appointment_id, anothers)


def test_a_note_that_is_kept_is_never_replaced(storage, consultations):
    consultation = a_consultation()
    add(storage, consultation)
    with ports_of(storage) as port:
        port(Consultations).sign(sign(consultation))

    with pytest.raises(AlreadySigned), ports_of(storage) as port:
        port(Consultations).sign(
            consultation.sign(
                note="Something else.",
                diagnosis=a_diagnosis(code="Z00"),
                author=consultation.doctor_id,
                at=MONDAY_MORNING,
            )
        )

    found = consultations.of_appointment(consultation.appointment_id, EVERYONE)
    assert found.signed.note == "Rest and drink."


def test_a_record_holds_one_patients_signed_consultations(storage, consultations):
    signed, other = a_signed_consultation(), a_signed_consultation()
    still_open = a_consultation(patient_id=signed.patient_id)
    add(storage, signed, other, still_open)

    found = consultations.signed_of(signed.patient_id, after=None, limit=50)

    assert found == (signed,)


def test_the_newest_consultation_comes_first(storage, consultations):
    patient_id = new(PatientId)
    days = (2, 3, 1)
    two, three, one = (
        a_signed_consultation(
            patient_id=patient_id, started_at=MONDAY_MORNING + timedelta(days=day)
        )
        for day in days
    )
    add(storage, two, three, one)

    assert signed_ids(consultations, patient_id) == [three.id, two.id, one.id]


def test_a_long_record_is_read_page_by_page(storage, consultations):
    patient_id = new(PatientId)
    # Two began at the same instant, where two doctors had written later.
    all_of_them = [
        a_signed_consultation(
            patient_id=patient_id, started_at=MONDAY_MORNING + timedelta(days=day)
        )
        for day in (0, 1, 1, 2, 3)
    ]
    add(storage, *all_of_them)

    whole = signed_ids(consultations, patient_id)
    first = signed_ids(consultations, patient_id, limit=2)
    second = signed_ids(consultations, patient_id, after=first[-1], limit=2)
    third = signed_ids(consultations, patient_id, after=second[-1], limit=2)

    assert first + second + third == whole
    assert len(set(whole)) == 5


def test_behind_what_is_not_in_the_record_there_is_nothing(storage, consultations):
    mine, anothers = a_signed_consultation(), a_signed_consultation()
    add(storage, mine, anothers)

    assert signed_ids(consultations, mine.patient_id, after=anothers.id) == []
    assert signed_ids(consultations, mine.patient_id, after=new(ConsultationId)) == []
