"""Dues block a new visit on every channel, and nothing else (U1 to U5)."""

import pytest

from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.dues import OutstandingDues
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.scheduling.placing import SlotTaken
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from tests.builders.at_work import a_booking, the_doctor
from tests.builders.billing import FEE, taka, with_issued
from tests.builders.booking import DAY, TEN, book, oneself
from tests.builders.cashier import to_pay
from tests.builders.crediting import parts, to_answer, to_dispute, to_plan
from tests.builders.drawers import at_the_drawer
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import an_actor, ports_of

TOMORROW_AT_TEN = TEN + DAY


@pytest.fixture
def overdue(hospital, patient, clock):
    """An invoice that was to be paid by yesterday."""
    with ports_of(hospital.storage) as port:
        invoice = with_issued(port, patient.id, due_on=clock.now().date())
    clock.pass_by(DAY)
    return invoice


def try_to_book(hospital, doctor, patient, **what):
    usual = {"starts_at": TOMORROW_AT_TEN}
    return book(hospital, doctor, patient, **{**usual, **what})


def an_override(hospital, patient):
    actor = an_actor(Role.BILLING)
    command = GrantDuesOverride(actor=actor, patient_id=patient.id, reason="Pays later")
    hospital.handle(command)


@pytest.mark.parametrize("channel", Channel)
def test_overdue_invoices_block_a_booking_on_every_channel(
    hospital, doctor, patient, overdue, channel
):
    with pytest.raises(OutstandingDues) as refused:
        try_to_book(hospital, doctor, patient, channel=channel)

    assert (refused.value.amount, refused.value.invoices) == (FEE, (overdue.id,))


def test_they_block_the_patients_own_booking(hospital, doctor, patient, overdue):
    with pytest.raises(OutstandingDues):
        try_to_book(hospital, doctor, patient, actor=oneself(patient))


def test_they_block_nobody_else(hospital, doctor, overdue):
    try_to_book(hospital, doctor, an_enrolled_patient(hospital))


@pytest.mark.parametrize(
    "what", [{"urgency": Urgency.EMERGENCY}, {"visit_type": VisitType.EMERGENCY}]
)
def test_an_emergency_is_seen_in_spite_of_them(
    hospital, doctor, patient, overdue, what
):
    try_to_book(hospital, doctor, patient, **what)


def test_so_is_who_a_doctor_wants_to_see_at_once(hospital, doctor, patient, overdue):
    try_to_book(
        hospital,
        doctor,
        patient,
        actor=the_doctor(doctor),
        urgency=Urgency.URGENT_FOLLOW_UP,
    )


def test_a_payment_clears_the_way_at_once(hospital, doctor, patient, overdue):
    hospital.handle(
        TakePayment(
            actor=at_the_drawer(hospital, the_desk()),
            invoice_id=overdue.id,
            amount=FEE,
            method=PaymentMethod.CASH,
        )
    )

    try_to_book(hospital, doctor, patient)


def test_an_override_is_spent_by_one_booking(hospital, doctor, patient, overdue):
    an_override(hospital, patient)

    try_to_book(hospital, doctor, patient)
    with pytest.raises(OutstandingDues):
        try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)


def test_an_emergency_spends_no_override(hospital, doctor, patient, overdue):
    an_override(hospital, patient)

    try_to_book(hospital, doctor, patient, urgency=Urgency.EMERGENCY)
    try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)


def test_a_booking_that_fails_spends_no_override(hospital, doctor, patient, overdue):
    an_override(hospital, patient)
    try_to_book(hospital, doctor, an_enrolled_patient(hospital))

    with pytest.raises(SlotTaken):
        try_to_book(hospital, doctor, patient)
    try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)


def test_what_is_booked_can_be_moved_and_cancelled(hospital, doctor, patient, overdue):
    appointment = a_booking(hospital, doctor, 26, patient, urgency=Urgency.EMERGENCY)

    hospital.handle(
        RescheduleAppointment(
            actor=the_desk(),
            appointment_id=appointment.id,
            starts_at=TOMORROW_AT_TEN + DAY,
        )
    )
    hospital.handle(
        CancelAppointment(actor=oneself(patient), appointment_id=appointment.id)
    )


def test_what_is_disputed_lets_the_patient_book_until_it_is_answered(
    hospital, doctor, patient, overdue
):
    dispute = hospital.handle(to_dispute(overdue, actor=oneself(patient)))
    try_to_book(hospital, doctor, patient)
    hospital.handle(to_answer(dispute, upheld=False))

    with pytest.raises(OutstandingDues):
        try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)


def test_a_plan_lets_the_patient_book_while_it_is_kept(
    hospital, doctor, patient, overdue, clock
):
    half = FEE.minor // 2
    hospital.handle(to_plan(overdue, *parts(half, half, first=clock.now().date())))
    try_to_book(hospital, doctor, patient)
    clock.pass_by(DAY)

    with pytest.raises(OutstandingDues) as refused:
        try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)
    assert refused.value.amount == taka(half)
    hospital.handle(to_pay(overdue, taka(half)))
    try_to_book(hospital, doctor, patient, starts_at=TOMORROW_AT_TEN + DAY)
