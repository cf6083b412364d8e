"""A pharmacist hands out what was prescribed (H3-H8, M1)."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
)
from mediklaud.application.pharmacy.read_for_dispensing import ReadForDispensing
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.prescription_refusals import (
    MoreThanPrescribed,
    PatientHasDied,
    PrescriptionNotFound,
    PrescriptionOutOfDate,
    WrongPrescriptionState,
)
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.domain.medication.unsafe_to_dispense import (
    AskThePrescriber,
    StopsDispensing,
    UnsafeToDispense,
)
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import (
    BatchesDoNotAddUp,
    BatchMayNotBeHandedOut,
    CounsellingNeeded,
    DoesNotFit,
    NotEnoughInStock,
    NotYourOwnPrescription,
    ReasonForBatchNeeded,
)
from mediklaud.domain.pharmacy.identifiers import TooFewIdentifiers, WrongIdentifiers
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.registry import Patients
from tests.builders.counter import Counter
from tests.builders.dispensing import a_counselling
from tests.builders.prescribing import a_dosage, answers_to
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, ports_of

DAY = timedelta(days=1)
TODAY = MONDAY_MORNING.date()
MORPHINE = Preparation("morphine", Form.TABLET, "10 mg")
ONCE = a_dosage(times_a_day=1, duration_days=30)


@pytest.fixture
def counter():
    return Counter(MemoryStorage(memory.PORTS))


def test_what_is_due_is_handed_out_and_gone_from_the_shelf(counter):
    batch = counter.fill(100)
    prescription = counter.prescribe()

    one = counter.dispense(prescription)

    assert (one.quantity, one.owed, one.status) == (21, 0, DispensationStatus.DONE)
    assert [part.batch_id for part in one.parts] == [batch.id]
    assert counter.on_hand() == [79]
    assert counter.prescription(prescription).status is PrescriptionStatus.COMPLETED


def test_what_expires_first_goes_first_from_as_many_batches_as_it_takes(counter):
    late = counter.fill(100, number="LATE", expires_on=TODAY + 400 * DAY)
    soon = counter.fill(15, number="SOON", expires_on=TODAY + 60 * DAY)

    one = counter.dispense(counter.prescribe())

    assert [(p.batch_id, p.quantity) for p in one.parts] == [
        (soon.id, 15),
        (late.id, 6),
    ]


def test_what_expires_within_the_supply_counts_as_out_of_stock(counter):
    counter.fill(100, expires_on=TODAY + 5 * DAY)
    with pytest.raises(NotEnoughInStock) as found:
        counter.dispense(counter.prescribe())
    assert found.value.available == 0


def test_the_last_day_of_the_supply_is_soon_enough(counter):
    counter.fill(100, expires_on=TODAY + 6 * DAY)
    assert counter.dispense(counter.prescribe()).quantity == 21


def test_a_shortfall_is_never_handed_out_silently(counter):
    counter.fill(10)
    with pytest.raises(NotEnoughInStock) as found:
        counter.dispense(counter.prescribe())
    assert found.value.available == 10
    assert counter.on_hand() == [10]


def test_a_part_is_handed_out_and_the_rest_is_owed_and_fetched_later(counter):
    counter.fill(10)
    prescription = counter.prescribe()

    first = counter.dispense(prescription, partial=True)
    counter.fill(100, number="NEW")
    rest = counter.dispense(prescription)

    assert (first.quantity, first.owed) == (10, 11)
    assert (rest.quantity, rest.owed) == (11, 0)


def test_a_refill_is_as_much_again_and_never_more(counter):
    counter.fill(100)
    prescription = counter.prescribe(refills=1)

    taken = [counter.dispense(prescription).quantity for _ in range(2)]

    assert taken == [21, 21]
    with pytest.raises(WrongPrescriptionState):
        counter.dispense(prescription)


def test_more_than_was_prescribed_is_never_handed_out(counter):
    counter.fill(100)
    with pytest.raises(MoreThanPrescribed):
        counter.dispense(counter.prescribe(), quantity=22)
    assert counter.on_hand() == [100]


def test_a_controlled_product_has_no_refills_whatever_the_prescription_says(counter):
    product = counter.keep(MORPHINE, controlled=True)
    counter.fill(100, product)
    prescription = counter.prescribe("morphine", "10 mg", refills=2)
    with pytest.raises(MoreThanPrescribed):
        counter.dispense(prescription, product=product, quantity=22)
    counter.dispense(prescription, product=product)

    with pytest.raises(MoreThanPrescribed) as refused:
        counter.dispense(prescription, product=product)

    assert refused.value.left == 0
    assert counter.on_hand(product) == [79]


def test_nothing_is_handed_out_for_somebody_who_has_died(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    with ports_of(counter.storage) as port:
        patient = port(Patients).get(counter.ward.patient.id)
        port(Patients).save(evolve(patient, status=PatientStatus.DECEASED))

    with pytest.raises(PatientHasDied):
        counter.dispense(prescription)

    assert counter.on_hand() == [100]


def test_what_was_let_through_less_loudly_is_not_handed_out_when_it_is_loud(counter):
    """The rule was turned down when it was prescribed; that has ended since."""
    nardil = counter.keep(Preparation("phenelzine", Form.TABLET, "15 mg"))
    counter.fill(100, nardil)
    first = counter.prescribe("phenelzine", "15 mg")
    with pytest.raises(UnsafePrescription) as found:
        counter.prescribe("sertraline", "50 mg", dosage=ONCE)
    answers = answers_to(found.value)
    waiting = counter.prescribe("sertraline", "50 mg", dosage=ONCE, overrides=answers)
    sertraline = counter.keep(waiting.preparation)
    counter.fill(100, sertraline)
    assert first.status is PrescriptionStatus.OPEN
    with ports_of(counter.storage) as port:
        held = port(Prescriptions).hold(waiting.id)
        opened = evolve(held, status=PrescriptionStatus.OPEN, version=held.version + 1)
        port(Prescriptions).save(opened)

    with pytest.raises(AskThePrescriber):
        counter.dispense(waiting, product=sertraline)


def test_a_prescription_out_of_date_is_not_handed_out(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    counter.clock.pass_by(31 * DAY)
    with pytest.raises(PrescriptionOutOfDate):
        counter.dispense(prescription)


def test_two_identifiers_are_asked_for(counter):
    counter.fill(100)
    with pytest.raises(TooFewIdentifiers):
        counter.dispense(counter.prescribe(), identifiers=counter.told(number=None))


def test_a_wrong_birth_date_stops_it(counter):
    counter.fill(100)
    wrong = counter.told(birth_date=TODAY)
    with pytest.raises(WrongIdentifiers):
        counter.dispense(counter.prescribe(), identifiers=wrong)
    assert counter.on_hand() == [100]


@pytest.mark.parametrize(
    "other",
    [
        Preparation("amoxicillin", Form.TABLET, "250 mg"),
        Preparation("amoxicillin", Form.CAPSULE, "500 mg"),
        Preparation("ampicillin", Form.TABLET, "500 mg"),
    ],
    ids=str,
)
def test_another_strength_form_or_medicine_is_not_handed_out_for_it(counter, other):
    product = counter.keep(other)
    counter.fill(100, product)
    with pytest.raises(DoesNotFit):
        counter.dispense(counter.prescribe(), product=product)


def test_a_first_supply_takes_counselling(counter):
    counter.fill(100)
    prescription = counter.prescribe(refills=1)
    with pytest.raises(CounsellingNeeded):
        counter.dispense(prescription, counselling=None)

    counter.dispense(prescription)

    assert counter.dispense(prescription, counselling=None).counselling is None


def test_the_patient_may_refuse_to_be_told(counter):
    counter.fill(100)
    refused = a_counselling(points=(), refused=True)
    assert counter.dispense(counter.prescribe(), counselling=refused).counselling


def test_a_later_batch_by_hand_needs_a_reason(counter):
    counter.fill(50, number="SOON", expires_on=TODAY + 60 * DAY)
    late = counter.fill(50, number="LATE")
    by_hand = (OfBatch(batch_id=late.id, quantity=21),)
    prescription = counter.prescribe()
    with pytest.raises(ReasonForBatchNeeded):
        counter.dispense(prescription, batches=by_hand)

    why = "The first is at the back of the cupboard."
    one = counter.dispense(prescription, batches=by_hand, batch_reason=why)

    assert [part.batch_id for part in one.parts] == [late.id]


def test_what_is_picked_anyway_needs_no_reason(counter):
    batch = counter.fill(50)
    by_hand = (OfBatch(batch_id=batch.id, quantity=21),)
    assert counter.dispense(counter.prescribe(), batches=by_hand).batch_reason is None


def test_batches_by_hand_add_up(counter):
    batch = counter.fill(50)
    by_hand = (OfBatch(batch_id=batch.id, quantity=20),)
    with pytest.raises(BatchesDoNotAddUp):
        counter.dispense(counter.prescribe(), quantity=21, batches=by_hand)


def test_an_expired_batch_is_not_chosen_by_hand(counter):
    counter.fill(50)
    old = counter.fill(50, number="OLD", expires_on=TODAY - DAY)
    by_hand = (OfBatch(batch_id=old.id, quantity=21),)
    with pytest.raises(BatchMayNotBeHandedOut):
        counter.dispense(counter.prescribe(), batches=by_hand, batch_reason="Nearer.")


def test_who_prescribed_it_does_not_hand_it_out(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    both = an_actor(Role.PHARMACIST, doctor_id=counter.ward.doctor.id)
    with pytest.raises(NotYourOwnPrescription):
        counter.dispense(prescription, by=both)


def test_nobody_hands_out_their_own_medicine(counter):
    counter.fill(100)
    both = an_actor(Role.PHARMACIST, patient_id=counter.ward.patient.id)
    with pytest.raises(NotYourOwnPrescription):
        counter.dispense(counter.prescribe(), by=both)


def test_an_allergy_found_since_stops_it_at_the_counter(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    counter.allergic_to("amoxicillin")

    with pytest.raises(StopsDispensing):
        counter.dispense(prescription)

    assert counter.on_hand() == [100]
    kept = counter.storage.tables["safety_alerts"].values()
    assert {alert.stage.value for alert in kept} >= {"dispensing"}


def test_a_medicine_prescribed_since_is_answered_by_the_pharmacist(counter):
    ibuprofen = counter.keep(Preparation("ibuprofen", Form.TABLET, "400 mg"))
    counter.fill(100, ibuprofen)
    first = counter.prescribe("ibuprofen", "400 mg")
    with pytest.raises(UnsafePrescription) as found:
        counter.prescribe("warfarin", "5 mg", dosage=ONCE)
    answers = answers_to(found.value)
    counter.prescribe("warfarin", "5 mg", dosage=ONCE, overrides=answers)

    with pytest.raises(UnsafeToDispense) as stopped:
        counter.dispense(first, product=ibuprofen)
    one = counter.dispense(
        first, product=ibuprofen, overrides=answers_to(stopped.value)
    )

    assert [each.rule_id for each in one.overrides] == [
        each.rule_id for each in stopped.value.findings
    ]


def test_what_the_prescriber_answered_is_shown_and_does_not_stop_again(counter):
    warfarin = counter.keep(Preparation("warfarin", Form.TABLET, "5 mg"))
    counter.fill(100, warfarin)
    counter.prescribe("ibuprofen", "400 mg")
    with pytest.raises(UnsafePrescription) as found:
        counter.prescribe("warfarin", "5 mg", dosage=ONCE)
    answers = answers_to(found.value)
    prescription = counter.prescribe("warfarin", "5 mg", dosage=ONCE, overrides=answers)

    looked = counter.handle(ReadForDispensing, prescription_id=prescription.id)
    one = counter.dispense(prescription, product=warfarin)

    assert looked.checked.report.findings
    assert looked.unanswered == ()
    assert looked.needs_counselling
    assert one.overrides == ()


def test_the_queue_names_who_waits_until_all_is_handed_out(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    [waiting] = counter.handle(ListOpenPrescriptions)
    assert (waiting.prescription.id, waiting.patient.number) == (
        prescription.id,
        counter.ward.patient.number,
    )
    counter.dispense(prescription)
    assert counter.handle(ListOpenPrescriptions) == ()


def test_a_look_shows_the_batches_that_would_be_taken(counter):
    batch = counter.fill(10)
    looked = counter.handle(ReadForDispensing, prescription_id=counter.prescribe().id)
    [choice] = looked.choices
    assert [(p.batch.id, p.quantity) for p in choice.picked.parts] == [(batch.id, 10)]
    assert (looked.due, choice.picked.short) == (21, 11)


def test_the_pharmacy_has_nothing_to_do_with_what_was_long_ago(counter):
    counter.fill(100)
    prescription = counter.prescribe()
    counter.clock.pass_by(40 * DAY)
    with pytest.raises(PrescriptionNotFound):
        counter.handle(ReadForDispensing, prescription_id=prescription.id)
