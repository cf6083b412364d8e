"""Emergency access: who may, to whom, for how long, and who hears of it (X3)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.privacy.break_glass import BreakGlass, NameOnePatient
from mediklaud.application.privacy.end_break_glass import EndBreakGlass
from mediklaud.application.privacy.night_watch import NightWatch
from mediklaud.application.privacy.own_record import OwnRecord
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.identify_patient import (
    IdentifyPatient,
    NobodyHasThisNumber,
)
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.access.proof import ProofNeeded
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.errors import NotFound, NotPermitted
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.privacy.break_glass import BREAK_GLASS, BreakGlassNotFound
from mediklaud.domain.privacy.reasons import ReasonCode, ReasonTooShort
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.ids import DoctorId, PatientId, SessionId
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.privacy import BrokenGlasses
from tests.builders.access import a_member, entries
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor
from tests.builders.privacy import AN_HOUR, WHY, an_officers_account, broken
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new, read

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def doctor(hospital):
    """A doctor who has never met the patient, as the one who speaks."""
    found = a_doctor_at_work(hospital)
    account = a_member(hospital, Role.DOCTOR, doctor_id=found.id)
    return account.as_actor()


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)


def notices(hospital):
    return read(hospital.storage, Outbox).page(None, None, 50)


def test_without_it_a_patient_outside_care_is_not_found(hospital, doctor, patient):
    for query in (ReadPatient, ReadRecord, ListPatientAppointments):
        with pytest.raises(PatientNotFound):
            hospital.handle(query(actor=doctor, patient_id=patient.id))


def test_it_opens_record_file_and_appointments_of_the_one_patient(
    hospital, doctor, patient
):
    other = an_enrolled_patient(hospital)
    visit = a_booking(hospital, a_doctor_at_work(hospital), 1, patient)

    broken(hospital, doctor, patient)

    told = hospital.handle(ReadPatient(actor=doctor, patient_id=patient.id))
    visits = ListPatientAppointments(actor=doctor, patient_id=patient.id)
    assert told.name == patient.name
    assert hospital.handle(ReadRecord(actor=doctor, patient_id=patient.id))
    assert hospital.handle(visits) == (visit,)
    with pytest.raises(PatientNotFound):
        hospital.handle(ReadPatient(actor=doctor, patient_id=other.id))


def test_it_opens_the_record_to_nobody_else(hospital, doctor, patient):
    colleague = an_actor(Role.DOCTOR, doctor_id=a_doctor_at_work(hospital).id)
    broken(hospital, doctor, patient)

    with pytest.raises(PatientNotFound):
        hospital.handle(ReadRecord(actor=colleague, patient_id=patient.id))


def test_it_ends_after_an_hour(hospital, doctor, patient, clock):
    broken(hospital, doctor, patient)
    question = ReadRecord(actor=doctor, patient_id=patient.id)

    clock.instant = MONDAY_MORNING + AN_HOUR - A_MINUTE
    assert hospital.handle(question)
    clock.instant = MONDAY_MORNING + AN_HOUR
    with pytest.raises(PatientNotFound):
        hospital.handle(question)


def test_the_doctor_ends_it_before(hospital, doctor, patient):
    glass = broken(hospital, doctor, patient)

    ended = hospital.handle(EndBreakGlass(actor=doctor, break_glass_id=glass.id))

    assert ended.ended_at == MONDAY_MORNING
    with pytest.raises(PatientNotFound):
        hospital.handle(ReadRecord(actor=doctor, patient_id=patient.id))


def test_nobody_ends_anothers(hospital, doctor, patient):
    glass = broken(hospital, doctor, patient)
    colleague = an_actor(Role.DOCTOR, doctor_id=new(DoctorId))

    with pytest.raises(BreakGlassNotFound):
        hospital.handle(EndBreakGlass(actor=colleague, break_glass_id=glass.id))


def test_the_patient_is_named_by_number_too(hospital, doctor, patient):
    command = BreakGlass(
        actor=doctor,
        patient_number=patient.number,
        reason_code=ReasonCode.EMERGENCY,
        text=WHY,
    )

    assert hospital.handle(command).patient_id == patient.id

    asked = IdentifyPatient(actor=doctor, number=patient.number)
    assert hospital.handle(asked).patient_id == patient.id


def test_a_number_outside_care_is_nobodys_until_then(hospital, doctor, patient):
    with pytest.raises(NobodyHasThisNumber):
        hospital.handle(IdentifyPatient(actor=doctor, number=patient.number))


def test_finding_by_name_gives_a_doctor_nothing(hospital, doctor, patient):
    broken(hospital, doctor, patient)

    with pytest.raises(RoleLacksPermission):
        hospital.handle(FindPatients(actor=doctor, q=patient.name))


@pytest.mark.parametrize("who", [{}, {"patient_number": "P-000001-2"}])
def test_one_patient_is_named_in_one_way(hospital, doctor, who):
    named = {"patient_id": new(PatientId), **who} if who else {}

    with pytest.raises((NameOnePatient, NotFound)):
        hospital.handle(
            BreakGlass(actor=doctor, reason_code=ReasonCode.OTHER, text=WHY, **named)
        )


def test_somebody_unknown_is_not_found(hospital, doctor):
    with pytest.raises(PatientNotFound):
        hospital.handle(
            BreakGlass(
                actor=doctor,
                patient_id=new(PatientId),
                reason_code=ReasonCode.EMERGENCY,
                text=WHY,
            )
        )


@pytest.mark.parametrize("text", ["x", "urgent!!!", "a b c d e f"])
def test_a_reason_says_something(hospital, doctor, patient, text):
    with pytest.raises(ReasonTooShort):
        broken(hospital, doctor, patient, text=text)


def test_it_takes_a_fresh_code_in_a_session(hospital, doctor, patient, clock):
    session = {"session_id": new(SessionId), "proven_at": MONDAY_MORNING}
    by_password = evolve(doctor, **session)
    by_code = evolve(by_password, factor_proven_at=MONDAY_MORNING)

    with pytest.raises(ProofNeeded):
        broken(hospital, by_password, patient)
    assert broken(hospital, by_code, patient)
    clock.instant = MONDAY_MORNING + 5 * A_MINUTE
    with pytest.raises(ProofNeeded):
        broken(hospital, by_code, patient)


@pytest.mark.parametrize("role", sorted(STAFF - {Role.DOCTOR} | {Role.PATIENT}))
def test_nobody_but_clinicians_may(hospital, patient, role):
    somebody = an_actor(role, doctor_id=new(DoctorId))

    with pytest.raises(NotPermitted):
        broken(hospital, somebody, patient)


def test_a_doctor_who_may_not_work_here_may_not(hospital, doctor, patient):
    with pytest.raises(RoleLacksPermission):
        broken(hospital, evolve(doctor, practises=False), patient)


def test_who_may_not_work_here_any_more_sees_nothing_by_it(hospital, doctor, patient):
    broken(hospital, doctor, patient)

    with pytest.raises(PatientNotFound):
        hospital.handle(
            ReadRecord(actor=evolve(doctor, practises=False), patient_id=patient.id)
        )


def test_nobody_opens_their_own_record(hospital):
    found = a_doctor_at_work(hospital)
    doctor = an_actor(Role.DOCTOR, doctor_id=found.id)
    oneself = an_enrolled_patient(hospital, name=found.name, contact=found.contact)

    with pytest.raises(OwnRecord):
        broken(hospital, doctor, oneself)


def test_it_changes_no_file_and_starts_no_visit(hospital, doctor, patient):
    visit = a_booking(hospital, a_doctor_at_work(hospital), 1, patient)
    broken(hospital, doctor, patient)
    change = UpdatePatient(actor=doctor, patient_id=patient.id, version=1)
    start = StartConsultation(actor=doctor, appointment_id=visit.id)

    with pytest.raises(NotPermitted):
        hospital.handle(change)
    with pytest.raises(NotFound):
        hospital.handle(start)


def test_its_beginning_and_end_and_all_that_was_read_bear_its_purpose(
    hospital, doctor, patient, clock
):
    glass = broken(hospital, doctor, patient)
    hospital.handle(ReadRecord(actor=doctor, patient_id=patient.id))
    hospital.handle(IdentifyPatient(actor=doctor, number=patient.number))
    hospital.handle(EndBreakGlass(actor=doctor, break_glass_id=glass.id))

    newest = entries(hospital, patient_id=patient.id, account_id=doctor.account_id)

    assert {entry.purpose for entry in newest} == {BREAK_GLASS}
    assert [entry.action for entry in newest] == [
        "end_break_glass",
        "identify_patient",
        "read_record",
        "break_glass",
    ]
    assert newest[-1].subject_id == newest[0].subject_id == str(glass.id)


def test_in_care_nothing_bears_a_purpose(hospital, doctor, patient):
    in_care = a_doctor_at_work(hospital)
    a_booking(hospital, in_care, 1, patient)
    broken(hospital, doctor, patient)

    hospital.handle(ReadRecord(actor=the_doctor(in_care), patient_id=patient.id))

    [entry] = entries(hospital, action="read_record")
    assert entry.purpose is None


def test_what_runs_out_is_ended_by_the_clockwork(hospital, doctor, patient, clock):
    glass, watch = broken(hospital, doctor, patient), NightWatch(hospital)
    assert watch.work() == 0

    clock.instant = MONDAY_MORNING + AN_HOUR

    assert watch.work() == 1
    assert watch.work() == 0
    clock.pass_by(A_MINUTE)
    assert watch.work() == 0
    [entry] = entries(hospital, action="end_break_glass")
    assert (entry.roles, entry.patient_id) == ((Role.WORKER,), patient.id)
    kept = read(hospital.storage, BrokenGlasses).get(glass.id)
    assert kept.ended_at == MONDAY_MORNING + AN_HOUR


def test_every_privacy_officer_hears_of_it_at_once(hospital, doctor, patient):
    officers = [
        an_officers_account(hospital, login=f"officer.{n}@hospital.example")
        for n in range(2)
    ]
    before = set(notices(hospital))

    broken(hospital, doctor, patient)

    new_ones = [n for n in notices(hospital) if n not in before]
    told = {notice.recipient for notice in new_ones}
    assert told == {Recipient.account(officer.id) for officer in officers}
    assert {notice.cause.topic for notice in new_ones} == {"glass_broken"}


def test_who_takes_it_often_is_looked_into_first(hospital, doctor, patient, clock):
    for _ in range(3):
        assert not broken(hospital, doctor, patient).urgent

    assert broken(hospital, doctor, patient).urgent
    clock.instant = MONDAY_MORNING + timedelta(hours=24, minutes=1)
    assert not broken(hospital, doctor, patient).urgent
