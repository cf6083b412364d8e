"""A doctor sees a patient, signs what was found, and the record is read."""

from datetime import timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.first_answers import IdempotencyKeyReused
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.records.consultation import AlreadySigned, ConsultationNotFound
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.scheduling.appointment import (
    AppointmentNotFound,
    AppointmentStatus,
    NotInThisState,
)
from mediklaud.domain.scheduling.visit_day import NotTheDay
from mediklaud.domain.shared.ids import ConsultationId
from mediklaud.domain.shared.listing import ImpossibleLimit
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    the_doctor,
    the_patient,
)
from tests.builders.records import a_diagnosis
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new

EVERY_OTHER_ROLE = [r for r in Role if r not in {Role.DOCTOR, Role.PATIENT}]


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def storage():
    return MemoryStorage(memory.PORTS)


@pytest.fixture
def hospital(storage, clock):
    return a_hospital(storage, clock)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def appointment(hospital, doctor):
    return a_booking(hospital, doctor, 1)


def start(hospital, doctor, appointment, **what):
    usual = {"actor": the_doctor(doctor), "appointment_id": appointment.id}
    return hospital.handle(StartConsultation(**{**usual, **what}))


def complete(hospital, doctor, appointment, **what):
    usual = {
        "actor": the_doctor(doctor),
        "appointment_id": appointment.id,
        "note": "Rest and drink.",
        "diagnosis": a_diagnosis(),
    }
    return hospital.handle(CompleteConsultation(**{**usual, **what}))


def see(hospital, doctor, appointment, **what):
    start(hospital, doctor, appointment)
    return complete(hospital, doctor, appointment, **what)


def record(hospital, actor, patient_id, **what):
    query = ReadRecord(actor=actor, patient_id=patient_id, **what)
    return hospital.handle(query)


def test_a_doctor_calls_in_a_patient_who_has_arrived(hospital, doctor, appointment):
    hospital.handle(MarkArrived(actor=the_desk(), appointment_id=appointment.id))

    consultation = start(hospital, doctor, appointment)

    assert consultation.signed is None
    assert consultation.patient_id == appointment.patient_id
    status = as_it_stands(hospital, appointment).status
    assert status is AppointmentStatus.IN_CONSULTATION


def test_a_doctor_may_call_in_who_was_not_marked_as_arrived(
    hospital, doctor, appointment
):
    start(hospital, doctor, appointment)

    status = as_it_stands(hospital, appointment).status
    assert status is AppointmentStatus.IN_CONSULTATION


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_is_called_in_on_another_day(hospital, doctor, clock, days):
    appointment = a_booking(hospital, doctor, 48)
    clock.pass_by(timedelta(days=2 + days))

    with pytest.raises(NotTheDay):
        start(hospital, doctor, appointment)

    assert as_it_stands(hospital, appointment) == appointment


def test_who_arrived_on_the_day_is_called_in_however_late(
    hospital, doctor, clock, appointment
):
    hospital.handle(MarkArrived(actor=the_desk(), appointment_id=appointment.id))
    clock.pass_by(timedelta(hours=17))

    assert start(hospital, doctor, appointment).started_at == clock.now()


def test_a_completed_consultation_is_signed_by_the_doctor(
    hospital, doctor, appointment, clock
):
    start(hospital, doctor, appointment)
    clock.pass_by(timedelta(minutes=20))

    signed = complete(hospital, doctor, appointment).signed

    after = as_it_stands(hospital, appointment)
    assert (signed.author, signed.at) == (doctor.id, clock.now())
    assert after.status is AppointmentStatus.COMPLETED
    assert after.ended_at == clock.now()


def test_a_completed_consultation_is_charged(hospital, doctor, appointment):
    consultation = see(hospital, doctor, appointment)

    query = ListCharges(actor=an_actor(Role.BILLING), patient_id=appointment.patient_id)
    (charge,) = hospital.handle(query)
    assert charge.service_id == consultation.id.value


def test_a_consultation_is_started_once(hospital, doctor, appointment):
    start(hospital, doctor, appointment)

    with pytest.raises(NotInThisState):
        start(hospital, doctor, appointment)


def test_what_was_cancelled_is_not_started(hospital, doctor, appointment):
    hospital.handle(CancelAppointment(actor=the_desk(), appointment_id=appointment.id))

    with pytest.raises(NotInThisState):
        start(hospital, doctor, appointment)


def test_what_was_not_started_is_not_completed(hospital, doctor, appointment):
    with pytest.raises(ConsultationNotFound):
        complete(hospital, doctor, appointment)

    assert as_it_stands(hospital, appointment) == appointment


def test_what_is_signed_is_never_signed_again(hospital, doctor, appointment):
    see(hospital, doctor, appointment)

    with pytest.raises(AlreadySigned):
        complete(hospital, doctor, appointment, note="Something else.")

    (found,) = record(
        hospital, the_patient(appointment), appointment.patient_id
    ).consultations
    assert found.signed.note == "Rest and drink."


def test_nobody_consults_in_another_doctors_schedule(hospital, doctor, appointment):
    other = a_doctor_at_work(hospital)

    with pytest.raises(AppointmentNotFound):
        start(hospital, other, appointment)
    start(hospital, doctor, appointment)
    with pytest.raises(ConsultationNotFound):
        complete(hospital, other, appointment)


@pytest.mark.parametrize("role", [*EVERY_OTHER_ROLE, Role.PATIENT])
def test_only_doctors_consult(hospital, doctor, appointment, role):
    them = an_actor(role, patient_id=appointment.patient_id, doctor_id=doctor.id)

    with pytest.raises(RoleLacksPermission):
        start(hospital, doctor, appointment, actor=them)
    with pytest.raises(RoleLacksPermission):
        complete(hospital, doctor, appointment, actor=them)


def test_the_same_completion_sent_twice_is_signed_once(hospital, doctor, appointment):
    actor = the_doctor(doctor)
    start(hospital, doctor, appointment)

    def send(**what):
        sent = {"actor": actor, "idempotency_key": "k", **what}
        return complete(hospital, doctor, appointment, **sent)

    first = send()
    assert send() == first
    with pytest.raises(IdempotencyKeyReused):
        send(diagnosis=a_diagnosis(text="Influenza"))
    with pytest.raises(IdempotencyKeyReused):
        send(note="Something else.")


def test_patients_and_doctors_in_care_read_the_record(hospital, doctor, appointment):
    consultation = see(hospital, doctor, appointment)

    for reader in (the_patient(appointment), the_doctor(doctor)):
        found = record(hospital, reader, appointment.patient_id)
        assert found.patient_id == appointment.patient_id
        assert found.consultations == (consultation,)


def test_the_next_doctor_reads_what_the_one_before_found(hospital, doctor, appointment):
    consultation = see(hospital, doctor, appointment)
    next_doctor = a_doctor_at_work(hospital)
    patient_id = appointment.patient_id

    with pytest.raises(PatientNotFound):
        record(hospital, the_doctor(next_doctor), patient_id)
    a_booking(hospital, next_doctor, 3, patient_id=patient_id)

    found = record(hospital, the_doctor(next_doctor), patient_id)
    assert found.consultations == (consultation,)


def test_care_ends_some_time_after_the_consultation(
    hospital, doctor, appointment, clock
):
    see(hospital, doctor, appointment)

    clock.pass_by(timedelta(days=31))

    with pytest.raises(PatientNotFound):
        record(hospital, the_doctor(doctor), appointment.patient_id)


def test_nobody_reads_another_patients_record(hospital, appointment):
    stranger = an_enrolled_patient(hospital)
    curious = an_actor(Role.PATIENT, patient_id=stranger.id)

    with pytest.raises(PatientNotFound):
        record(hospital, curious, appointment.patient_id)


@pytest.mark.parametrize("role", EVERY_OTHER_ROLE)
def test_who_neither_heals_nor_is_the_patient_reads_no_record(
    hospital, appointment, role
):
    with pytest.raises(RoleLacksPermission):
        record(hospital, an_actor(role), appointment.patient_id)


def test_an_open_consultation_is_not_in_the_record(hospital, doctor, appointment):
    start(hospital, doctor, appointment)

    assert (
        record(hospital, the_patient(appointment), appointment.patient_id).consultations
        == ()
    )


def test_a_record_is_read_page_by_page_the_newest_first(hospital, doctor, clock):
    patient = an_enrolled_patient(hospital)
    seen = []
    for hour in (1, 2, 3):
        appointment = a_booking(hospital, doctor, hour, patient)
        seen.append(see(hospital, doctor, appointment))
        clock.pass_by(timedelta(minutes=30))
    actor = an_actor(Role.PATIENT, patient_id=patient.id)

    first = record(hospital, actor, patient.id, limit=2).consultations
    rest = record(hospital, actor, patient.id, after=first[-1].id).consultations

    assert first + rest == tuple(reversed(seen))


@pytest.mark.parametrize("limit", [0, -1, 100_000])
def test_a_page_has_a_sensible_length(limit):
    with pytest.raises(ImpossibleLimit):
        ReadRecord(actor=the_desk(), patient_id=new(ConsultationId), limit=limit)


def test_what_was_found_stands_in_the_record_alone(
    hospital, doctor, appointment, storage
):
    told = {
        "note": "SECRET-NOTE",
        "diagnosis": a_diagnosis(code="Z21", text="SECRET-WORDS"),
    }
    with pytest.raises(Refusal) as refused:
        complete(hospital, doctor, appointment, **told)
    see(hospital, doctor, appointment, **told)

    officer = an_actor(Role.PRIVACY_OFFICER)
    audit = hospital.handle(ListAuditEntries(actor=officer))
    everything = storage.tables.by_name
    shown = repr((audit, refused.value, refused.value.facts, everything))
    command = CompleteConsultation(
        actor=the_doctor(doctor), appointment_id=appointment.id, **told
    )

    assert len(audit) > 3
    for text in (shown, repr(command)):
        assert "SECRET" not in text
        assert "Z21" not in text
