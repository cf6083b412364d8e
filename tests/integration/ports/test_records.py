"""What `Records` promises, on every storage."""

from datetime import timedelta

import pytest
from attrs import evolve
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from mediklaud.adapters.sql.records.tables import notes
from mediklaud.domain.privacy.break_glass import BREAK_GLASS
from mediklaud.domain.records.consultation import NoSuchConsultation
from mediklaud.domain.shared.ids import ConsultationId, NoteId, PatientId
from mediklaud.ports.records import Consultations, Records
from tests.builders.absences import hours
from tests.builders.at_work import a_known_appointment
from tests.builders.records import a_consultation, a_note, a_signed_consultation
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.statements import statements_on

DAY = timedelta(days=1)


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def write(storage, patient, doctor):
    """Write a note, so many days after Monday."""

    def wrote(*, day=0, **what):
        usual = {"patient_id": patient.id, "author": doctor.id}
        note = a_note(at=MONDAY_MORNING + day * DAY, **{**usual, **what})
        with ports_of(storage) as port:
            port(Records).add_note(note)
        return note

    return wrote


def seen(storage, patient, doctor, *, day=0, make=a_signed_consultation):
    """A consultation of the patient, so many days after Monday."""
    period = hours(24 * day, 24 * day + 0.5)
    visit = a_known_appointment(storage, doctor, patient, period=period)
    consultation = make(
        appointment_id=visit.id,
        patient_id=patient.id,
        doctor_id=doctor.id,
        started_at=MONDAY_MORNING + day * DAY,
    )
    with ports_of(storage) as port:
        port(Consultations).add(consultation)
    return consultation


def page(storage, patient, after=None, limit=50):
    records = read(storage, Records)
    return records.page(patient.id, after=after, limit=limit).entries


def test_a_note_comes_back_as_it_was_written(storage, patient, doctor, write):
    visit = a_known_appointment(storage, doctor, patient)
    note = write(appointment_id=visit.id, purpose=BREAK_GLASS)

    assert page(storage, patient) == (note,)


def test_notes_and_consultations_stand_in_one_order(storage, patient, doctor, write):
    first = seen(storage, patient, doctor, day=0)
    second = write(day=1)
    third = seen(storage, patient, doctor, day=2)

    assert page(storage, patient) == (third, second, first)


def test_an_addendum_stands_with_what_it_adds_to(storage, patient, doctor, write):
    consultation = seen(storage, patient, doctor)
    another = seen(storage, patient, doctor, day=1)
    one, two = (write(day=n, consultation_id=consultation.id) for n in (2, 3))

    whole = page(storage, patient)

    assert whole == (another, evolve(consultation, addenda=(one, two)))


def test_what_is_not_signed_and_what_is_anothers_is_not_in_it(
    storage, patient, doctor, write
):
    other = a_known_patient(storage)
    seen(storage, patient, doctor, make=a_consultation)
    write(patient_id=other.id)
    seen(storage, other, doctor, day=1)

    assert page(storage, patient) == ()


def test_a_long_record_is_read_page_by_page(storage, patient, doctor, write):
    for day in range(3):
        seen(storage, patient, doctor, day=day)
        write(day=day)  # at the very instant of the consultation
    whole = page(storage, patient)

    parts, last = [], None
    while part := page(storage, patient, after=last, limit=2):
        parts.extend(part)
        last = part[-1].id

    assert tuple(parts) == whole
    assert len(set(whole)) == 6


def test_behind_what_is_not_in_the_record_there_is_nothing(storage, patient, write):
    write()
    anothers = write(patient_id=a_known_patient(storage).id)

    assert page(storage, patient, after=anothers.id) == ()
    assert page(storage, patient, after=new(NoteId)) == ()


def test_a_record_of_nobody_is_empty(storage):
    found = read(storage, Records).page(new(PatientId), after=None, limit=50)

    assert found.entries == ()


def test_a_consultation_is_found_by_its_id(storage, patient, doctor):
    consultation = seen(storage, patient, doctor)
    consultations = read(storage, Consultations)

    assert consultations.get(consultation.id) == consultation
    with pytest.raises(NoSuchConsultation):
        consultations.get(new(ConsultationId))


def test_a_page_takes_three_selects_however_long(database):
    doctor, patient = a_known_doctor(database), a_known_patient(database)
    for day in range(4):
        found = seen(database, patient, doctor, day=day)
        note = a_note(patient_id=patient.id, author=doctor.id, consultation_id=found.id)
        with ports_of(database) as port:
            port(Records).add_note(note)

    with statements_on(database.engine) as statements:
        page(database, patient)

    asked = [one for one in statements if one.lower().startswith("select")]
    assert len(asked) == 3


@pytest.mark.parametrize(
    "change",
    [update(notes).values(written_at=MONDAY_MORNING), delete(notes)],
    ids=["update", "delete"],
)
def test_the_database_lets_nobody_rewrite_a_note(database, change):
    doctor, patient = a_known_doctor(database), a_known_patient(database)
    note = a_note(patient_id=patient.id, author=doctor.id)
    with ports_of(database) as port:
        port(Records).add_note(note)

    with database.engine.connect() as connection, connection.begin():
        mine = change.where(notes.c.hospital_id == database.hospital_id)
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(mine)

    assert page(database, patient) == (note,)
