"""What the knowledge forbids takes a second person of a senior role (M3)."""

from datetime import timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.decline_override import DeclineOverride
from mediklaud.application.medication.list_awaiting_approval import (
    ListAwaitingApproval,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.medication.prescription_refusals import (
    NotYourOwnOverride,
    PrescriptionOutOfDate,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.unsafe import UnsafePrescription
from tests.builders.prescribing import Ward, a_dosage, answers_to, the_senior
from tests.clock import StandingClock
from tests.hospital import an_actor

ONCE = a_dosage(times_a_day=1, duration_days=30)


@pytest.fixture
def ward():
    return Ward(MemoryStorage(memory.PORTS), StandingClock())


@pytest.fixture
def waiting(ward):
    """Sertraline beside phenelzine, with the doctor's answer to that."""
    ward.prescribe("phenelzine", "15 mg")
    with pytest.raises(UnsafePrescription) as refused:
        ward.prescribe("sertraline", "50 mg", dosage=ONCE)
    assert refused.value.findings[0].severity is Severity.CONTRAINDICATED
    return ward.prescribe(
        "sertraline", "50 mg", dosage=ONCE, overrides=answers_to(refused.value)
    ).prescription


def listed(ward, by):
    return ward.handle(ListAwaitingApproval, by=by)


def test_a_reason_alone_does_not_let_it_through(waiting):
    assert waiting.status is PrescriptionStatus.AWAITING_APPROVAL


def test_a_senior_doctor_sees_what_waits_and_why(ward, waiting):
    (found,) = listed(ward, the_senior())

    assert found == waiting
    (override,) = found.overrides
    assert override.pair == ("phenelzine 15 mg tablet", "sertraline 50 mg tablet")
    assert override.effect
    assert override.management


@pytest.mark.parametrize("role", [Role.SENIOR_DOCTOR, Role.CHIEF_MEDICAL_OFFICER])
def test_a_senior_person_lets_it_through(ward, waiting, role):
    approved = ward.approve(waiting, by=an_actor(role)).prescription

    assert approved.status is PrescriptionStatus.OPEN
    assert approved.approval.reason == "There is no alternative."
    assert listed(ward, the_senior()) == ()


def test_no_doctor_without_that_role_does(ward, waiting):
    for by in (ward.me, ward.a_colleague(), an_actor(Role.PHARMACIST)):
        with pytest.raises(RoleLacksPermission):
            ward.approve(waiting, by=by)


def test_a_senior_doctor_does_not_approve_what_is_their_own(ward, waiting):
    account = an_actor(Role.DOCTOR, Role.SENIOR_DOCTOR, account_id=ward.me.account_id)
    doctor = an_actor(Role.DOCTOR, Role.SENIOR_DOCTOR, doctor_id=ward.doctor.id)

    for by in (account, doctor):
        with pytest.raises(NotYourOwnOverride):
            ward.approve(waiting, by=by)


def test_what_came_up_since_must_be_answered_before_it_is_approved(ward, waiting):
    with pytest.raises(UnsafePrescription) as refused:
        ward.prescribe("tramadol", "50 mg")
    ward.prescribe("tramadol", "50 mg", overrides=answers_to(refused.value))

    with pytest.raises(UnsafePrescription):
        ward.approve(waiting)

    assert listed(ward, the_senior())[0] == waiting


def test_what_is_not_let_through_is_cancelled(ward, waiting):
    declined = ward.handle(
        DeclineOverride,
        by=the_senior(),
        prescription_id=waiting.id,
        reason="Choose another antidepressant.",
    )

    assert declined.status is PrescriptionStatus.CANCELLED
    assert listed(ward, the_senior()) == ()


def test_what_does_not_wait_is_neither_approved_nor_declined(ward):
    open_ = ward.prescribe().prescription

    with pytest.raises(WrongPrescriptionState):
        ward.approve(open_)
    with pytest.raises(WrongPrescriptionState):
        ward.handle(
            DeclineOverride, by=the_senior(), prescription_id=open_.id, reason="No."
        )


def test_what_waited_too_long_is_not_approved(ward, waiting):
    ward.clock.pass_by(timedelta(days=31))

    with pytest.raises(PrescriptionOutOfDate):
        ward.approve(waiting)
