"""Witnessed, undone, brought back: what becomes of a dispensation (H6, H9)."""

from datetime import timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.cancel_prescription import CancelPrescription
from mediklaud.application.medication.renew_prescription import RenewPrescription
from mediklaud.application.pharmacy.list_awaiting_witness import ListAwaitingWitness
from mediklaud.application.pharmacy.list_dispensations import ListDispensations
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.read_controlled_register import (
    ReadControlledRegister,
)
from mediklaud.application.pharmacy.read_dispensation import ReadDispensation
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.prescription_refusals import WrongPrescriptionState
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.unsafe_to_dispense import StopsDispensing
from mediklaud.domain.pharmacy.batch import BatchNotUsable
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import (
    BatchMayNotBeHandedOut,
    DispensationNotFound,
    NotHandedOutThatMuch,
    SecondPersonNeeded,
    WrongDispensationState,
)
from mediklaud.domain.pharmacy.register_line import Entry
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.preparation import Form, Preparation
from tests.builders.counter import Counter
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new

DAY, TODAY = timedelta(days=1), MONDAY_MORNING.date()
MORPHINE = Preparation("morphine", Form.TABLET, "10 mg")


@pytest.fixture
def counter():
    return Counter(MemoryStorage(memory.PORTS))


@pytest.fixture
def handed_out(counter):
    """Twenty-one of a hundred."""
    counter.fill(100)
    return counter.dispense(counter.prescribe())


@pytest.fixture
def morphine(counter):
    """Controlled: twenty-one of a hundred, made ready."""
    product = counter.keep(MORPHINE, controlled=True)
    counter.fill(100, product)
    prescription = counter.prescribe("morphine", "10 mg", controlled=True)
    return product, counter.dispense(prescription, product=product)


def lines(counter):
    return [
        (line.entry, line.quantity, line.balance)
        for line in counter.handle(ReadControlledRegister)
    ]


def test_a_controlled_medicine_waits_for_a_second_pharmacist(counter, morphine):
    product, ready = morphine
    assert ready.status is DispensationStatus.AWAITING_WITNESS
    assert counter.handle(ListAwaitingWitness) == (ready,)
    assert counter.on_hand(product) == [79]
    assert lines(counter) == []


def test_its_line_is_written_when_the_second_has_seen_it(counter, morphine):
    _, ready = morphine

    seen = counter.witness(ready)

    assert seen.status is DispensationStatus.DONE
    assert lines(counter) == [(Entry.DISPENSED, -21, 79)]


def test_nobody_is_their_own_witness(counter, morphine):
    _, ready = morphine
    with pytest.raises(SecondPersonNeeded):
        counter.witness(ready, by=counter.me)


def test_what_was_undone_before_it_counted_leaves_no_line(counter, morphine):
    product, ready = morphine
    counter.undo(ready)
    assert lines(counter) == []
    assert counter.on_hand(product) == [100]
    with pytest.raises(WrongDispensationState):
        counter.witness(ready)


def test_what_comes_back_of_a_controlled_medicine_has_its_line(counter, morphine):
    _, ready = morphine
    seen = counter.witness(ready)
    counter.take_back(seen, 5, unopened=False)
    assert lines(counter) == [
        (Entry.DISPENSED, -21, 79),
        (Entry.RETURNED, 5, 79),
    ]


def test_what_is_undone_lies_in_its_batch_and_can_be_handed_out_again(
    counter, handed_out
):
    undone = counter.undo(handed_out)

    assert undone.status is DispensationStatus.CANCELLED
    assert counter.on_hand() == [100]
    [first] = counter.handle(ListDispensations, patient_id=undone.patient_id)
    assert first == undone


def test_a_prescription_is_open_again_when_its_dispensation_is_undone(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    counter.undo(counter.dispense(prescription))
    assert counter.prescription(prescription).status is PrescriptionStatus.OPEN
    assert counter.dispense(prescription).quantity == 21


def test_unopened_and_returnable_it_goes_back_on_the_shelf(counter):
    product = counter.keep(MORPHINE, returnable=True)
    counter.fill(100, product)
    prescription = counter.prescribe("morphine", "10 mg")
    one = counter.dispense(prescription, product=product)

    after = counter.take_back(one, 5)

    assert (after.returned, after.kept) == (5, 16)
    assert counter.on_hand(product) == [84]


@pytest.mark.parametrize("unopened", [True, False])
def test_else_it_is_written_off(counter, handed_out, unopened):
    after = counter.take_back(handed_out, 5, unopened=unopened)
    assert after.kept == 16
    assert counter.on_hand() == [79]


def test_more_than_was_handed_out_never_comes_back(counter, handed_out):
    counter.take_back(handed_out, 20)
    with pytest.raises(NotHandedOutThatMuch):
        counter.take_back(handed_out, 2)


def test_a_return_does_not_open_the_prescription_again(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    counter.take_back(counter.dispense(prescription), 21)
    assert counter.prescription(prescription).status is PrescriptionStatus.COMPLETED


def test_patient_doctor_in_care_and_pharmacy_read_it(counter, handed_out):
    patient = an_actor(Role.PATIENT, patient_id=handed_out.patient_id)
    for reader in (patient, counter.ward.me, counter.me):
        read = counter.handle(
            ReadDispensation, by=reader, dispensation_id=handed_out.id
        )
        assert read == handed_out


def test_to_anybody_else_there_is_none(counter, handed_out):
    other_patient = an_actor(Role.PATIENT, patient_id=new(PatientId))
    stranger = an_actor(Role.DOCTOR, doctor_id=new(DoctorId))
    for reader in (other_patient, stranger):
        with pytest.raises(DispensationNotFound):
            counter.handle(ReadDispensation, by=reader, dispensation_id=handed_out.id)


def test_what_was_set_aside_or_recalled_meanwhile_is_not_handed_out(counter, morphine):
    product, ready = morphine
    part, pharmacy = ready.parts[0], counter.me
    counter.handle(
        QuarantineBatch, by=pharmacy, batch_id=part.batch_id, reason="Seal is broken."
    )
    with pytest.raises(BatchNotUsable):
        counter.witness(ready)
    counter.handle(
        RecallBatch,
        by=pharmacy,
        product_id=product.id,
        batch=part.number,
        reason="The maker calls it back.",
    )
    with pytest.raises(BatchNotUsable):
        counter.witness(ready)
    counter.undo(ready)


def test_what_has_expired_meanwhile_is_not_handed_out(counter):
    product = counter.keep(MORPHINE, controlled=True)
    counter.fill(100, product, expires_on=TODAY + 6 * DAY)
    prescription = counter.prescribe("morphine", "10 mg", controlled=True)
    ready = counter.dispense(prescription, product=product)
    counter.clock.pass_by(DAY)

    with pytest.raises(BatchMayNotBeHandedOut):
        counter.witness(ready)


def test_what_the_doctor_took_back_meanwhile_is_not_handed_out(counter):
    product = counter.keep(MORPHINE, controlled=True)
    counter.fill(100, product)
    prescription = counter.prescribe("morphine", "10 mg", controlled=True)
    ready = counter.dispense(prescription, product=product, quantity=10)
    cancel = {"prescription_id": prescription.id, "reason": "Drowsy by it."}
    counter.handle(CancelPrescription, by=counter.ward.me, **cancel)

    with pytest.raises(WrongPrescriptionState):
        counter.witness(ready)


def test_what_shows_up_meanwhile_stops_the_second_pharmacist(counter, morphine):
    _, ready = morphine
    counter.allergic_to("morphine", severe=True)

    with pytest.raises(StopsDispensing):
        counter.witness(ready)


def test_what_is_undone_is_not_handed_out_again_beside_its_renewal(counter):
    """Of what the knowledge does not know, no check would find the second."""
    product = counter.keep(Preparation("frobnicol", Form.TABLET, "5 mg"))
    counter.fill(100, product)
    old = counter.prescribe("frobnicol", "5 mg")
    one = counter.dispense(old, product=product)
    renew = {"prescription_id": old.id, "by": counter.ward.me}
    new = counter.handle(RenewPrescription, **renew).prescription

    counter.undo(one)

    with pytest.raises(WrongPrescriptionState):
        counter.dispense(old, product=product)
    assert counter.dispense(new, product=product).quantity == 21
