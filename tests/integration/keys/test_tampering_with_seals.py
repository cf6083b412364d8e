"""Whoever writes to the database without a key can make nobody believe it (X6)."""

from uuid import uuid4

import pytest
from attrs import evolve
from sqlalchemy import select, update

from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.adapters.sql.scheduling.tables import absences, appointments
from mediklaud.adapters.sql.schema import SEALED
from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.errors import SealBroken
from mediklaud.domain.messaging.notice import NoticeStatus
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import a_hospital, an_actor
from tests.ring import StandingKeyring


@pytest.fixture
def hospital(database):
    return a_hospital(database)


def sealed_in(database, table, row_id):
    with database.engine.connect() as connection:
        found = select(table.c[SEALED]).where(table.c.id == row_id.value)
        return connection.execute(found).scalar_one()


def put(database, table, row_id, sealed):
    with database.engine.begin() as connection:
        this = update(table).where(table.c.id == row_id.value)
        connection.execute(this.values({SEALED: sealed}))


def last_entry(hospital):
    officer = an_actor(Role.PRIVACY_OFFICER)
    return hospital.handle(ListAuditEntries(actor=officer, limit=1))[0]


def in_the_outbox(hospital):
    return hospital.handle(ListOutbox(actor=an_actor(Role.ADMINISTRATOR)))


def read(hospital, patient):
    query = ReadPatient(actor=the_desk(), patient_id=patient.id)
    return hospital.handle(query)


def test_another_patients_file_in_this_ones_place_is_refused_and_audited(
    database, hospital
):
    patient, other = an_enrolled_patient(hospital), an_enrolled_patient(hospital)
    put(database, patients, patient.id, sealed_in(database, patients, other.id))

    with pytest.raises(SealBroken) as refusal:
        read(hospital, patient)

    entry = last_entry(hospital)
    assert (entry.outcome, entry.refusal) == (Outcome.REFUSED, "seal_broken")
    assert (entry.action, entry.patient_id) == ("read_patient", patient.id)
    assert refusal.value.facts == {}
    assert read(hospital, other) == other


def test_a_seal_of_another_table_in_the_same_row_does_not_open(database, hospital):
    visit = a_booking(hospital, a_doctor_at_work(hospital), 1)
    with database.unit(writes=False) as unit:
        elsewhere = unit.database.seal(absences, visit.id.value, {"reason": "Cough"})
    put(database, appointments, visit.id, elsewhere)

    query = ReadAppointment(actor=the_desk(), appointment_id=visit.id)
    with pytest.raises(SealBroken):
        hospital.handle(query)


def test_what_another_hospital_sealed_does_not_open(database, hospital):
    patient = an_enrolled_patient(hospital)
    other = evolve(database, hospital_id=(its := uuid4()), keyring=StandingKeyring(its))
    theirs = an_enrolled_patient(a_hospital(other))
    sealed = sealed_in(database, patients, theirs.id)
    put(database, patients, patient.id, sealed)

    with pytest.raises(SealBroken):
        read(hospital, patient)


@pytest.mark.parametrize(
    "changed",
    [
        lambda sealed: sealed[:-1],
        lambda sealed: sealed[:16],
        lambda sealed: bytes([sealed[0] ^ 2]) + sealed[1:],
        lambda sealed: sealed[:4] + b"\x63" + sealed[5:],
        lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
        lambda _sealed: b"",
    ],
    ids=["cut", "short", "version", "unknown key", "tag", "empty"],
)
def test_a_changed_seal_keeps_the_whole_list_shut(database, hospital, changed):
    """No half a page: who is missing would look like nobody."""
    patient, _ = an_enrolled_patient(hospital), an_enrolled_patient(hospital)
    put(
        database,
        patients,
        patient.id,
        changed(sealed_in(database, patients, patient.id)),
    )

    with pytest.raises(SealBroken):
        hospital.handle(FindPatients(actor=the_desk(), q="Rahim"))


def test_a_patient_who_cannot_be_read_keeps_nobody_elses_messages_back(
    database, hospital
):
    doctor = a_doctor_at_work(hospital)
    unread, other = a_booking(hospital, doctor, 1), a_booking(hospital, doctor, 2)
    put(database, patients, unread.patient_id, b"")
    postbag = Postbag()

    Courier(app=hospital, mailer=postbag, sms=postbag).deliver_due()

    told = {one.cause.subject_id: one.status for one in in_the_outbox(hospital)}
    assert told[other.id.value] is NoticeStatus.SENT
    assert told[unread.id.value] is NoticeStatus.NO_CONTACT
