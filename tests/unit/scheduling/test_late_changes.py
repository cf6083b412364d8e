"""A patient asks for a late change, and the front desk decides."""

from datetime import timedelta

import pytest

from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.decide_change_request import DecideChangeRequest
from mediklaud.application.scheduling.list_change_requests import ListChangeRequests
from mediklaud.application.scheduling.list_patient_change_requests import (
    ListPatientChangeRequests,
)
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.application.scheduling.withdraw_change_request import (
    WithdrawChangeRequest,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.scheduling.appointment import (
    AppointmentNotFound,
    AppointmentStatus,
)
from mediklaud.domain.scheduling.change_request import (
    Change,
    ChangeRequestNotFound,
    ChangeRequestStatus,
    GrantNeedsATime,
    RequestClosed,
)
from mediklaud.domain.scheduling.late_wish import (
    AlreadyRequested,
    NoNeedToAsk,
    PreferredTimeIsPast,
)
from mediklaud.domain.scheduling.placing import SlotTaken
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    as_it_stands,
    in_hours,
    the_patient,
)
from tests.builders.registry import the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

Status = ChangeRequestStatus


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def tonight(hospital, doctor):
    """An appointment that it is too late to change oneself."""
    return a_booking(hospital, doctor, 10)


def ask(hospital, appointment, **what):
    usual = {"actor": the_patient(appointment), "wish": Change.CANCEL}
    command = RequestChange(appointment_id=appointment.id, **{**usual, **what})
    return hospital.handle(command)


def ask_to_move(hospital, appointment, at=None):
    preferred = None if at is None else in_hours(at)
    return ask(hospital, appointment, wish=Change.MOVE, preferred=preferred)


def decide(hospital, request, *, granted=True, **what):
    usual = {"actor": the_desk(), "change_request_id": request.id}
    return hospital.handle(DecideChangeRequest(granted=granted, **{**usual, **what}))


def withdraw(hospital, request, actor):
    command = WithdrawChangeRequest(actor=actor, change_request_id=request.id)
    return hospital.handle(command)


def waiting(hospital):
    found = hospital.handle(ListChangeRequests(actor=the_desk()))
    return [one.request.id for one in found]


def status_for_patient(hospital, appointment):
    query = ListPatientChangeRequests(
        actor=the_patient(appointment), patient_id=appointment.patient_id
    )
    return [request.status for request in hospital.handle(query)]


def test_a_request_waits_for_the_front_desk(hospital, tonight):
    request = ask(hospital, tonight, note="My child is ill.")

    (found,) = hospital.handle(ListChangeRequests(actor=the_desk()))

    assert found.request == request
    assert found.appointment == tonight
    assert as_it_stands(hospital, tonight) == tonight


def test_who_is_early_need_not_ask(hospital, doctor):
    in_good_time = a_booking(hospital, doctor, 24)

    with pytest.raises(NoNeedToAsk):
        ask(hospital, in_good_time)


def test_a_time_gone_by_is_not_preferred(hospital, tonight):
    with pytest.raises(PreferredTimeIsPast):
        ask_to_move(hospital, tonight, at=0)


def test_one_asks_once_about_an_appointment(hospital, tonight):
    first = ask(hospital, tonight)

    with pytest.raises(AlreadyRequested) as refused:
        ask_to_move(hospital, tonight, at=11)

    assert refused.value.change_request_id == first.id


def test_nobody_asks_about_another_patients_appointment(hospital, doctor, tonight):
    another = a_booking(hospital, doctor, 11)

    with pytest.raises(AppointmentNotFound):
        ask(hospital, tonight, actor=the_patient(another))


def test_the_desk_changes_appointments_and_does_not_ask(hospital, tonight):
    with pytest.raises(RoleLacksPermission):
        ask(hospital, tonight, actor=the_desk())


def test_a_granted_cancellation_cancels_and_is_noted_as_late(hospital, tonight):
    request = ask(hospital, tonight)

    decided = decide(hospital, request, reason="Get well soon.")

    after = as_it_stands(hospital, tonight)
    assert decided.status is Status.GRANTED
    assert decided.reason == "Get well soon."
    assert after.status is AppointmentStatus.CANCELLED
    assert after.ended_late
    assert waiting(hospital) == []


def test_a_granted_move_goes_to_the_time_the_patient_prefers(hospital, tonight):
    decide(hospital, ask_to_move(hospital, tonight, at=11))

    assert as_it_stands(hospital, tonight).period.start == in_hours(11)


def test_the_front_desk_may_grant_another_time_and_doctor(hospital, tonight):
    other = a_doctor_at_work(hospital)
    request = ask_to_move(hospital, tonight, at=11)

    decide(hospital, request, starts_at=in_hours(9), to_doctor_id=other.id)

    after = as_it_stands(hospital, tonight)
    assert (after.period.start, after.doctor_id) == (in_hours(9), other.id)


def test_a_move_is_granted_to_some_time(hospital, tonight):
    request = ask_to_move(hospital, tonight)

    with pytest.raises(GrantNeedsATime):
        decide(hospital, request)

    assert waiting(hospital) == [request.id]


def test_a_request_that_cannot_be_granted_keeps_waiting(hospital, doctor, tonight):
    a_booking(hospital, doctor, 11)
    request = ask_to_move(hospital, tonight, at=11)

    with pytest.raises(SlotTaken):
        decide(hospital, request)

    assert waiting(hospital) == [request.id]
    assert as_it_stands(hospital, tonight) == tonight


def test_a_declined_request_leaves_the_appointment(hospital, tonight):
    request = ask(hospital, tonight)

    decide(hospital, request, granted=False, reason="Please come.")

    assert as_it_stands(hospital, tonight) == tonight
    assert status_for_patient(hospital, tonight) == [Status.DECLINED]
    assert waiting(hospital) == []


def test_a_request_is_decided_on_once(hospital, tonight):
    request = ask(hospital, tonight)
    decide(hospital, request, granted=False)

    with pytest.raises(RequestClosed):
        decide(hospital, request)


def test_after_one_was_declined_one_may_ask_again(hospital, tonight):
    decide(hospital, ask(hospital, tonight), granted=False)

    again = ask_to_move(hospital, tonight, at=11)

    assert waiting(hospital) == [again.id]
    assert status_for_patient(hospital, tonight) == [Status.PENDING, Status.DECLINED]


def test_a_patient_may_withdraw_a_request(hospital, tonight):
    withdraw(hospital, ask(hospital, tonight), the_patient(tonight))

    assert waiting(hospital) == []
    assert status_for_patient(hospital, tonight) == [Status.WITHDRAWN]


def test_nobody_withdraws_another_patients_request(hospital, doctor, tonight):
    another = a_booking(hospital, doctor, 11)
    request = ask(hospital, tonight)

    with pytest.raises(ChangeRequestNotFound):
        withdraw(hospital, request, the_patient(another))


@pytest.mark.parametrize("role", [Role.PATIENT, Role.DOCTOR, Role.BILLING])
def test_only_the_front_desk_decides(hospital, tonight, role):
    request = ask(hospital, tonight)
    them = an_actor(role, patient_id=tonight.patient_id, doctor_id=tonight.doctor_id)

    with pytest.raises(RoleLacksPermission):
        decide(hospital, request, actor=them)
    with pytest.raises(RoleLacksPermission):
        hospital.handle(ListChangeRequests(actor=them))


def test_a_request_about_what_was_cancelled_anyway_is_asked_no_more(hospital, tonight):
    ask(hospital, tonight)

    hospital.handle(
        CancelAppointment(actor=the_desk(), appointment_id=tonight.id, reason="Called")
    )

    assert waiting(hospital) == []
    assert status_for_patient(hospital, tonight) == [Status.WITHDRAWN]


def test_a_request_leaves_the_list_when_the_visit_starts(hospital, tonight, clock):
    request = ask(hospital, tonight)

    clock.instant = tonight.period.start - timedelta(seconds=1)
    assert waiting(hospital) == [request.id]
    clock.instant = tonight.period.start
    assert waiting(hospital) == []
