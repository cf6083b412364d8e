"""What staff and patients do when plans change, told once on every storage."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.decide_change_request import DecideChangeRequest
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.application.scheduling.resolve_impact import ResolveImpact
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.scheduling.change_request import Change, ChangeRequestStatus
from mediklaud.domain.scheduling.impact import (
    Action,
    DecisionRefused,
    ImpactDecision,
)
from tests.builders.absences import hours
from tests.builders.access import entries
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    away,
    in_hours,
    the_doctor,
    the_patient,
)
from tests.builders.records import a_diagnosis
from tests.builders.registry import the_desk
from tests.hospital import a_hospital, an_actor

AT_ONCE = 6


@pytest.fixture
def hospital(storage):
    return a_hospital(storage)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


def resolve(hospital, *decisions, **how):
    return hospital.handle(ResolveImpact(actor=the_desk(), decisions=decisions, **how))


def move(appointment, at):
    return ImpactDecision(
        appointment_id=appointment.id, action=Action.MOVE, starts_at=in_hours(at)
    )


def cancel(appointment):
    return ImpactDecision(
        appointment_id=appointment.id, action=Action.CANCEL, reason="The doctor is ill."
    )


def test_an_absence_is_recorded_resolved_and_taken_back(hospital, doctor):
    first, second = a_booking(hospital, doctor, 2), a_booking(hospital, doctor, 3)

    recorded = away(hospital, doctor, 2, 5)
    found = hospital.handle(ListImpactedAppointments(actor=the_desk()))
    moved, cancelled = sorted(
        resolve(hospital, move(first, 6), cancel(second), idempotency_key="k"),
        key=lambda appointment: appointment.status,
    )

    assert recorded.affected == (first, second)
    assert [one.appointment for one in found] == [first, second]
    assert as_it_stands(hospital, first) == moved
    assert as_it_stands(hospital, second) == cancelled
    assert hospital.handle(ListImpactedAppointments(actor=the_desk())) == ()
    hospital.handle(CancelAbsence(actor=the_desk(), absence_id=recorded.id))
    assert hospital.handle(ListAbsences(actor=the_desk(), doctor_id=doctor.id)) == ()


def test_the_audit_names_each_patient_whose_visit_was_decided_on(hospital, doctor):
    both = a_booking(hospital, doctor, 2), a_booking(hospital, doctor, 3)
    away(hospital, doctor, 2, 5)

    resolve(hospital, *map(cancel, both))

    found = entries(hospital, action="resolve_impact")
    assert {(entry.patient_id, entry.subject_id) for entry in found} == {
        (one.patient_id, str(one.id)) for one in both
    }


def test_decisions_are_all_applied_or_none(hospital, doctor):
    first, second = a_booking(hospital, doctor, 2), a_booking(hospital, doctor, 3)
    third = a_booking(hospital, doctor, 4)
    a_booking(hospital, doctor, 6)
    away(hospital, doctor, 2, 5)

    with pytest.raises(DecisionRefused) as refused:
        resolve(hospital, cancel(first), move(second, 7), move(third, 6))

    assert refused.value.appointment_id == third.id
    assert refused.value.because == "slot_taken"
    for appointment in (first, second, third):
        assert as_it_stands(hospital, appointment) == appointment


def test_a_late_wish_is_granted(hospital, doctor):
    appointment = a_booking(hospital, doctor, 10)
    patient = the_patient(appointment)
    request = hospital.handle(
        RequestChange(
            actor=patient,
            appointment_id=appointment.id,
            wish=Change.MOVE,
            preferred=in_hours(11),
            idempotency_key="k",
        )
    )

    (found,) = hospital.handle(ListChangeRequests(actor=the_desk()))
    hospital.handle(
        DecideChangeRequest(
            actor=the_desk(), change_request_id=request.id, granted=True
        )
    )

    assert found.request == request
    assert found.appointment == appointment
    assert as_it_stands(hospital, appointment).period.start == in_hours(11)
    (after,) = hospital.handle(
        ListPatientChangeRequests(actor=patient, patient_id=appointment.patient_id)
    )
    assert after.status is ChangeRequestStatus.GRANTED


def test_a_late_wish_is_withdrawn(hospital, doctor):
    appointment = a_booking(hospital, doctor, 10)
    wish = {"appointment_id": appointment.id, "wish": Change.CANCEL}
    patient = the_patient(appointment)
    request = hospital.handle(RequestChange(actor=patient, **wish))

    hospital.handle(WithdrawChangeRequest(actor=patient, change_request_id=request.id))

    assert hospital.handle(ListChangeRequests(actor=the_desk())) == ()


def test_a_patient_is_seen_and_the_record_is_read(hospital, doctor):
    appointment = a_booking(hospital, doctor, 1)
    them, patient_id = the_doctor(doctor), appointment.patient_id
    hospital.handle(StartConsultation(actor=them, appointment_id=appointment.id))
    signed = hospital.handle(
        CompleteConsultation(
            actor=them,
            appointment_id=appointment.id,
            note="Rest.\nDrink.",
            diagnosis=a_diagnosis(),
            idempotency_key="k",
        )
    )

    record = hospital.handle(
        ReadRecord(actor=the_patient(appointment), patient_id=patient_id)
    )
    (charge,) = hospital.handle(
        ListCharges(actor=an_actor(Role.BILLING), patient_id=patient_id)
    )

    assert record.consultations == (signed,)
    assert charge.service_id == signed.id.value
    after = as_it_stands(hospital, appointment)
    assert after.status is AppointmentStatus.COMPLETED


def test_what_is_sent_again_gets_the_first_answer(hospital, doctor):
    """Whatever it is made of, the answer comes back from where it was kept."""
    first, second = a_booking(hospital, doctor, 2), a_booking(hospital, doctor, 3)
    tonight = a_booking(hospital, doctor, 10)
    desk, patient, them = the_desk(), the_patient(tonight), the_doctor(doctor)
    note = {"note": "Rest.", "diagnosis": a_diagnosis()}

    def twice(kind, **what):
        command = kind(idempotency_key=kind.__name__, **what)
        answer = hospital.handle(command)
        assert hospital.handle(command) == answer
        return answer

    recorded = twice(
        RecordAbsence,
        actor=desk,
        doctor_id=doctor.id,
        period=hours(2, 5),
        reason="Congress",
    )
    twice(ResolveImpact, actor=desk, decisions=(move(first, 6), cancel(second)))
    twice(CancelAbsence, actor=desk, absence_id=recorded.id)
    request = twice(
        RequestChange,
        actor=patient,
        appointment_id=tonight.id,
        wish=Change.MOVE,
        preferred=in_hours(11),
    )
    twice(DecideChangeRequest, actor=desk, change_request_id=request.id, granted=False)
    twice(StartConsultation, actor=them, appointment_id=tonight.id)
    twice(CompleteConsultation, actor=them, appointment_id=tonight.id, **note)


def all_at_once(*attempts):
    """What came of each: an answer, or the code of the refusal."""
    barrier = Barrier(len(attempts))

    def one(attempt):
        barrier.wait()
        try:
            return attempt()
        except Refusal as refusal:
            return refusal.code

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(one, attempts))


def test_of_absences_recorded_at_once_one_is_kept(storage, hospital):
    doctor = a_doctor_at_work(hospital)
    starts = [2 + n / 10 for n in range(AT_ONCE)]

    answers = all_at_once(
        *(lambda start=start: away(hospital, doctor, start, 5) for start in starts)
    )

    kept = hospital.handle(ListAbsences(actor=the_desk(), doctor_id=doctor.id))
    assert len(kept) == 1
    assert answers.count("absences_overlap") == AT_ONCE - 1


def test_of_wishes_asked_at_once_one_waits(hospital, doctor):
    appointment = a_booking(hospital, doctor, 10)
    wish = {"appointment_id": appointment.id, "wish": Change.CANCEL}

    def ask():
        return hospital.handle(RequestChange(actor=the_patient(appointment), **wish))

    answers = all_at_once(*[ask] * AT_ONCE)

    assert len(hospital.handle(ListChangeRequests(actor=the_desk()))) == 1
    assert answers.count("already_requested") == AT_ONCE - 1


def test_of_completions_sent_at_once_one_is_signed(hospital, doctor):
    appointment = a_booking(hospital, doctor, 1)
    them = the_doctor(doctor)
    hospital.handle(StartConsultation(actor=them, appointment_id=appointment.id))

    def sign(note):
        return hospital.handle(
            CompleteConsultation(
                actor=them,
                appointment_id=appointment.id,
                note=note,
                diagnosis=a_diagnosis(),
            )
        )

    answers = all_at_once(
        *(lambda note=f"Note {n}": sign(note) for n in range(AT_ONCE))
    )

    record = hospital.handle(ReadRecord(actor=them, patient_id=appointment.patient_id))
    (signed,) = [answer for answer in answers if not isinstance(answer, str)]
    assert record.consultations == (signed,)
    assert answers.count("already_signed") == AT_ONCE - 1
