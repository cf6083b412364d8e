"""A prescription's life: written, signed, handed out, ended (H5, H6, M3)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.medication.dosage import ImpossibleDosage
from mediklaud.domain.medication.prescription_refusals import (
    AlreadyDispensed,
    ImpossibleQuantity,
    MoreThanPrescribed,
    NoRefillsOfControlled,
    NotDispensedThatMuch,
    NotYourOwnOverride,
    PrescriptionOutOfDate,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.shared.ids import AccountId
from tests.builders.prescriptions import (
    MONDAY,
    THIRTY_DAYS,
    a_dosage,
    a_draft,
    a_prescription,
    an_approval,
)
from tests.hospital import new

DAY = timedelta(days=1)


def test_a_draft_is_in_nobodys_use():
    assert a_draft().in_use_until is None


def test_a_signed_one_is_open_for_thirty_days():
    prescription = a_prescription()

    assert prescription.standing(MONDAY + THIRTY_DAYS) is PrescriptionStatus.OPEN
    after = MONDAY + THIRTY_DAYS + DAY
    assert prescription.standing(after) is PrescriptionStatus.EXPIRED


def test_what_the_knowledge_forbids_waits_for_another():
    waiting = a_prescription(forbidden=True)

    assert waiting.status is PrescriptionStatus.AWAITING_APPROVAL
    with pytest.raises(WrongPrescriptionState):
        waiting.hand_out(1, on=MONDAY)


def test_another_person_lets_it_through():
    waiting = a_prescription(forbidden=True)

    approved = waiting.approve(an_approval(), doctor_id=None)

    assert approved.status is PrescriptionStatus.OPEN


def test_nobody_approves_what_they_signed():
    me = new(AccountId)
    waiting = a_prescription(forbidden=True, signed_by=me)

    with pytest.raises(NotYourOwnOverride) as refused:
        waiting.approve(an_approval(by=me), doctor_id=None)

    assert refused.value.rule == "M3"


def test_no_prescriber_approves_by_another_account():
    waiting = a_prescription(forbidden=True)

    with pytest.raises(NotYourOwnOverride):
        waiting.approve(an_approval(), doctor_id=waiting.prescriber)


def test_an_open_one_needs_no_approval():
    with pytest.raises(WrongPrescriptionState):
        a_prescription().approve(an_approval(), doctor_id=None)


def test_a_signed_one_is_not_signed_again():
    prescription = a_prescription()

    with pytest.raises(WrongPrescriptionState):
        prescription.sign(
            by=None,
            at=prescription.signed_at,
            valid_until=MONDAY,
            overrides=(),
            forbidden=False,
        )


def test_refills_are_as_much_again():
    assert a_prescription(quantity=21, refills=2).total == 63


def test_a_controlled_medicine_has_no_refills():
    with pytest.raises(NoRefillsOfControlled):
        a_draft(controlled=True, refills=1)


@pytest.mark.parametrize("refills", [-1, 13])
def test_refills_have_a_limit(refills):
    with pytest.raises(ImpossibleDosage):
        a_draft(refills=refills)


def test_nothing_is_not_prescribed():
    with pytest.raises(ImpossibleQuantity):
        a_draft(quantity=0)


@given(st.lists(st.integers(min_value=1, max_value=30), max_size=12))
def test_never_more_is_handed_out_than_prescribed(handed_out):
    prescription = a_prescription(quantity=21, refills=1)
    for quantity in handed_out:
        done = prescription.status is PrescriptionStatus.COMPLETED
        if done or quantity > prescription.left:
            with pytest.raises((MoreThanPrescribed, WrongPrescriptionState)):
                prescription.hand_out(quantity, on=MONDAY)
        else:
            prescription = prescription.hand_out(quantity, on=MONDAY)
    assert prescription.dispensed <= 42
    completed = prescription.status is PrescriptionStatus.COMPLETED
    assert completed == (prescription.dispensed == 42)


def test_nothing_is_handed_out_by_the_piece_of_a_tablet():
    with pytest.raises(ImpossibleQuantity):
        a_prescription().hand_out(0, on=MONDAY)


def test_nothing_is_handed_out_after_its_days():
    with pytest.raises(PrescriptionOutOfDate):
        a_prescription().hand_out(1, on=MONDAY + THIRTY_DAYS + DAY)


def test_what_is_taken_back_may_be_handed_out_again():
    whole = a_prescription(quantity=21).hand_out(21, on=MONDAY)

    again = whole.take_back(7)

    assert again.status is PrescriptionStatus.OPEN
    assert again.left == 7


def test_what_was_never_handed_out_is_not_taken_back():
    with pytest.raises(NotDispensedThatMuch):
        a_prescription().hand_out(5, on=MONDAY).take_back(6)


def test_a_cancelled_one_is_not_handed_out():
    cancelled = a_prescription().cancel(on=MONDAY, reason="Given up.")

    with pytest.raises(WrongPrescriptionState):
        cancelled.hand_out(1, on=MONDAY)


def test_a_completed_one_is_not_cancelled():
    completed = a_prescription(quantity=1).hand_out(1, on=MONDAY)

    with pytest.raises(WrongPrescriptionState):
        completed.cancel(on=MONDAY, reason="Too late.")


def test_what_was_handed_out_in_part_does_not_change():
    with pytest.raises(AlreadyDispensed):
        a_prescription().hand_out(1, on=MONDAY).require_untouched()


def test_what_was_handed_out_counts_as_taken_for_thirty_days():
    completed = a_prescription(quantity=21).hand_out(21, on=MONDAY)

    assert completed.in_use_until == MONDAY + THIRTY_DAYS


def test_what_is_meant_for_longer_counts_for_longer():
    dosage = a_dosage(duration_days=90)
    completed = a_prescription(dosage=dosage, quantity=9).hand_out(9, on=MONDAY)

    assert completed.in_use_until == MONDAY + timedelta(days=90)


def test_what_was_given_up_counts_no_longer_than_thirty_days():
    dosage = a_dosage(duration_days=90)
    begun = a_prescription(dosage=dosage, quantity=9).hand_out(1, on=MONDAY)

    given_up = begun.cancel(on=MONDAY + DAY, reason="Rash.")

    assert given_up.in_use_until == MONDAY + THIRTY_DAYS


def test_what_was_given_up_before_it_was_handed_out_was_never_taken():
    given_up = a_prescription().cancel(on=MONDAY, reason="Second thoughts.")

    assert given_up.in_use_until is None


def test_each_step_is_a_new_version():
    signed = a_prescription()

    assert signed.hand_out(1, on=MONDAY).version == signed.version + 1


def test_all_refills_at_once_are_taken_one_after_the_other():
    prescription = a_prescription(quantity=21, refills=11)

    taken = prescription.hand_out(prescription.total, on=MONDAY)

    days = taken.dosage.duration_days * 12
    assert taken.taken_until >= MONDAY + timedelta(days=days)
