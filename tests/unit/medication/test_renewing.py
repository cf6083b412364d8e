"""A prescription is renewed or revised, and asks again only what changed (M6)."""

from datetime import timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.application.medication.revise_prescription import RevisePrescription
from mediklaud.domain.medication.policy import PrescribingPolicy
from mediklaud.domain.medication.prescription_refusals import (
    AlreadyDispensed,
    AlreadyRenewed,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.prescribing import Ward, a_dosage, a_regimen, answers_to
from tests.clock import StandingClock
from tests.hospital import read

ONCE = a_dosage(times_a_day=1, duration_days=30)
TWICE = a_dosage(times_a_day=2, duration_days=30)
A_MONTH = timedelta(days=29)


@pytest.fixture
def ward():
    return Ward(MemoryStorage(memory.PORTS), StandingClock())


def found(ward, prescription):
    return read(ward.storage, Prescriptions).find(prescription.id)


def renew(ward, prescription, **what):
    written = ward.handle(RenewPrescription, prescription_id=prescription.id, **what)
    return written.prescription


def revise(ward, prescription, regimen, **what):
    what = {"prescription_id": prescription.id, "regimen": regimen, **what}
    return ward.handle(RevisePrescription, **what).prescription


def answered(ward, *what, **more):
    """Prescribed in spite of what stood against it."""
    with pytest.raises(UnsafePrescription) as refused:
        ward.prescribe(*what, **more)
    overrides = answers_to(refused.value)
    return ward.prescribe(*what, overrides=overrides, **more).prescription


@pytest.fixture
def beside_warfarin(ward):
    """Ibuprofen beside warfarin, both taken, the finding answered."""
    warfarin = ward.prescribe("warfarin", "5 mg", dosage=ONCE).prescription
    ibuprofen = answered(ward, "ibuprofen", "400 mg", dosage=ONCE)
    ward.hand_out(warfarin, warfarin.total)
    return ward.hand_out(ibuprofen, ibuprofen.total)


def test_a_renewal_is_the_same_once_more(ward):
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE, refills=1).prescription

    new = renew(ward, old)

    assert new.renews == old.id
    assert (new.preparation, new.dosage, new.refills) == (
        old.preparation,
        old.dosage,
        old.refills,
    )
    assert found(ward, old).status is PrescriptionStatus.CANCELLED


def test_a_renewal_does_not_double_what_it_renews(ward):
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription
    ward.hand_out(old, old.total)

    again = renew(ward, renew(ward, old))

    assert again.overrides == ()
    assert found(ward, old).status is PrescriptionStatus.COMPLETED


def test_what_was_renewed_is_not_renewed_beside_that(ward):
    """Of what the knowledge does not know, no check would find the second."""
    old = ward.prescribe("frobnicol", "5 mg", dosage=ONCE).prescription
    ward.hand_out(old, old.total)
    new = renew(ward, old)

    with pytest.raises(AlreadyRenewed) as refused:
        renew(ward, old)

    assert refused.value.renewal == new.id


@pytest.mark.parametrize("sign", [True, False])
def test_what_was_cancelled_or_never_signed_is_not_renewed(ward, sign):
    old = ward.prescribe(sign=sign).prescription
    if sign:
        renew(ward, old)

    with pytest.raises(WrongPrescriptionState):
        renew(ward, old)


def test_what_was_answered_is_not_asked_again_at_the_renewal(ward, beside_warfarin):
    ward.let_pass(A_MONTH)

    new = renew(ward, beside_warfarin)

    assert new.status is PrescriptionStatus.OPEN
    assert new.overrides == beside_warfarin.overrides


def test_the_answer_keeps_the_day_it_was_given(ward, beside_warfarin):
    ward.let_pass(A_MONTH)

    (override,) = renew(ward, beside_warfarin).overrides

    assert override.at == beside_warfarin.overrides[0].at


def test_after_a_set_time_it_is_asked_again(ward, beside_warfarin):
    last = beside_warfarin
    limit = PrescribingPolicy().not_repeated_for
    for _ in range(limit // A_MONTH):
        ward.let_pass(A_MONTH)
        for kept in read(ward.storage, Prescriptions).in_use(
            ward.patient.id, ward.clock.now().date()
        ):
            if kept.status is PrescriptionStatus.COMPLETED:
                renewed = renew(ward, kept)
                done = ward.hand_out(renewed, renewed.total)
                last = done if kept.preparation == last.preparation else last
    ward.let_pass(timedelta(days=limit % A_MONTH / timedelta(days=1) + 1))

    with pytest.raises(UnsafePrescription):
        renew(ward, last)


def test_another_doctor_is_asked(ward, beside_warfarin):
    with pytest.raises(UnsafePrescription):
        renew(ward, beside_warfarin, by=ward.a_colleague())


def test_another_dose_is_asked_about(ward):
    ward.prescribe("warfarin", "5 mg", dosage=ONCE)
    ibuprofen = answered(ward, "ibuprofen", "400 mg", dosage=ONCE)

    with pytest.raises(UnsafePrescription):
        revise(ward, ibuprofen, a_regimen("ibuprofen", "400 mg", dosage=TWICE))


def test_another_dose_of_the_other_one_is_asked_about(ward, beside_warfarin):
    today = ward.clock.now().date()
    taken = read(ward.storage, Prescriptions).in_use(ward.patient.id, today)
    warfarin = next(one for one in taken if one.id != beside_warfarin.id)
    renewed = renew(ward, warfarin)

    with pytest.raises(UnsafePrescription):
        revise(ward, renewed, a_regimen("warfarin", "5 mg", dosage=TWICE))


def test_what_is_contraindicated_is_asked_again_each_time(ward):
    ward.prescribe("phenelzine", "15 mg")
    waiting = answered(ward, "sertraline", "50 mg", dosage=ONCE)
    approved = ward.approve(waiting).prescription

    with pytest.raises(UnsafePrescription):
        renew(ward, approved)


def test_a_new_version_takes_the_place_of_what_was_signed(ward):
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription

    new = revise(ward, old, a_regimen("amlodipine", "10 mg", dosage=ONCE))

    assert new.replaces == old.id
    assert new.id != old.id
    assert found(ward, old).status is PrescriptionStatus.CANCELLED
    assert found(ward, old).preparation == old.preparation
    assert new.overrides == ()


def test_what_was_handed_out_in_part_is_not_changed(ward):
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription
    ward.hand_out(old, 10)

    with pytest.raises(AlreadyDispensed):
        revise(ward, old, a_regimen("amlodipine", "10 mg", dosage=ONCE))


def test_an_unsafe_version_leaves_the_old_one_as_it_was(ward):
    ward.prescribe("warfarin", "5 mg", dosage=ONCE)
    old = ward.prescribe("paracetamol", "500 mg").prescription

    with pytest.raises(UnsafePrescription):
        revise(ward, old, a_regimen("ibuprofen", "400 mg"))

    assert found(ward, old) == old


def test_a_draft_is_changed_in_its_place(ward):
    draft = ward.prescribe("amlodipine", "5 mg", dosage=ONCE, sign=False).prescription

    changed = revise(ward, draft, a_regimen("amlodipine", "10 mg", dosage=ONCE))

    assert changed.id == draft.id
    assert changed.status is PrescriptionStatus.DRAFT
    assert found(ward, draft) == changed


def test_what_a_renewal_became_is_looked_at_beside_what_it_renewed(ward):
    old = ward.prescribe("warfarin", "5 mg", dosage=ONCE).prescription
    ward.hand_out(old, old.total)
    renewed = renew(ward, old)

    with pytest.raises(UnsafePrescription) as refused:
        revise(ward, renewed, a_regimen("ibuprofen", "400 mg", dosage=ONCE))

    (finding,) = refused.value.findings
    assert "warfarin 5 mg tablet" in finding.pair


def test_another_strength_of_a_renewal_does_not_double_what_it_renewed(ward):
    old = ward.prescribe("amlodipine", "5 mg", dosage=ONCE).prescription
    ward.hand_out(old, old.total)

    stronger = a_regimen("Amlodipine", "10 mg", dosage=ONCE)
    new = revise(ward, renew(ward, old), stronger)

    assert new.overrides == ()
