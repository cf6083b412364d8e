"""What `Dispensations`, the register and the queue promise, on every storage."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.counselling import Receiver
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.dispensation_refusals import (
    DispensationChanged,
    DispensationNotFound,
)
from mediklaud.domain.pharmacy.let_through import LetThrough
from mediklaud.domain.shared.ids import AccountId, DispensationId, PatientId, ProductId
from mediklaud.ports.dispensing import (
    ControlledRegister,
    Dispensations,
    PharmacyQueue,
)
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.dispensing import (
    a_counselling,
    a_dispensation,
    a_part,
    a_register_line,
)
from tests.builders.prescriptions import a_prescription
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.builders.stock import a_full_batch, a_kept_product
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

DAY = timedelta(days=1)
AWAITING = DispensationStatus.AWAITING_WITNESS


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def prescription(storage, patient):
    doctor = a_known_doctor(storage)
    written = a_prescription(patient_id=patient.id, prescriber=doctor.id)
    with ports_of(storage) as port:
        port(Prescriptions).add(written)
    return written


@pytest.fixture
def shelf(storage):
    """Parts of batches that lie on the shelf."""

    def put(quantity=21, product=None):
        product = product or a_kept_product(storage)
        batch = a_full_batch(storage, product)
        return a_part(
            batch_id=batch.id,
            number=batch.number,
            expires_on=batch.expires_on,
            quantity=quantity,
        )

    return put


@pytest.fixture
def hand_out(storage, prescription, shelf):
    """One that the hospital remembers."""

    def keep(**what):
        product = a_kept_product(storage)
        usual = {
            "product_id": product.id,
            "product_code": product.code,
            "parts": what.get("parts") or (shelf(product=product),),
            "prescription_id": prescription.id,
            "patient_id": prescription.patient_id,
            "prescriber": prescription.prescriber,
        }
        dispensation = a_dispensation(**{**usual, **what})
        with ports_of(storage) as port:
            port(Dispensations).add(dispensation)
        return dispensation

    return keep


@pytest.fixture
def dispensations(storage):
    return read(storage, Dispensations)


def save(storage, dispensation):
    with ports_of(storage) as port:
        port(Dispensations).save(dispensation)


def some_back(dispensation, quantity=None):
    part = dispensation.parts[0]
    quantity = quantity or part.quantity
    return dispensation.take_back(
        [OfBatch(batch_id=part.batch_id, quantity=quantity)],
        to=new(AccountId),
        at=MONDAY_MORNING,
        unopened=True,
        reason="No longer needed.",
    )


def test_a_dispensation_comes_back_equal(hand_out, dispensations, shelf):
    whole = hand_out(
        parts=(shelf(5), shelf(7)),
        owed=9,
        batch_reason="The patient knows this maker.",
        controlled=True,
        witness=new(AccountId),
        counselling=a_counselling(received_by=Receiver.CARER, understood=True),
        overrides=(LetThrough(rule_id="A-B", reason="other", text="Doctor called."),),
    )
    assert dispensations.find(whole.id) == whole


def test_a_step_comes_back_equal(storage, hand_out, dispensations):
    waiting = hand_out(controlled=True, status=AWAITING)
    seen = waiting.witnessed(new(AccountId))
    save(storage, seen)
    some = some_back(seen, 3)
    save(storage, some)
    assert dispensations.find(waiting.id) == some


def test_a_step_decided_on_an_older_one_is_refused(storage, hand_out):
    one = hand_out()
    save(storage, some_back(one, 1))
    with pytest.raises(DispensationChanged):
        save(storage, one.cancel("Wrong patient."))


def test_one_of_another_patient_is_not_found(hand_out, dispensations):
    one = hand_out()
    mine = Scope(patients=frozenset({one.patient_id}))
    assert dispensations.get(one.id, mine) == one
    with pytest.raises(DispensationNotFound):
        dispensations.get(one.id, Scope(patients=frozenset({new(PatientId)})))


def test_one_that_never_was_is_not_found(dispensations):
    with pytest.raises(DispensationNotFound):
        dispensations.get(new(DispensationId), EVERYONE)


def test_a_patients_are_listed_newest_first(hand_out, dispensations, patient):
    one, two, three = hand_out(), hand_out(), hand_out()
    newest = dispensations.of_patient(patient.id, after=None, limit=2)
    assert newest == (three, two)
    assert dispensations.of_patient(patient.id, after=two.id, limit=2) == (one,)


def test_those_of_a_prescription_are_listed_first_first(
    hand_out, dispensations, prescription
):
    one, two = hand_out(), hand_out()
    assert dispensations.of_prescription(prescription.id) == (one, two)


def test_recent_is_what_the_patient_still_has(
    storage, hand_out, dispensations, patient
):
    hand_out(at=MONDAY_MORNING - 31 * DAY)
    kept = hand_out()
    for gone in (some_back(hand_out()), hand_out().cancel("Wrong strength.")):
        save(storage, gone)
    since = MONDAY_MORNING - 30 * DAY
    assert dispensations.recent_of(patient.id, since) == (kept,)


def test_had_is_only_what_was_kept(storage, hand_out, dispensations, patient):
    kept, gone = hand_out(), hand_out()
    save(storage, some_back(gone))
    assert dispensations.ever_had(patient.id, [new(ProductId), kept.product_id])
    assert not dispensations.ever_had(patient.id, [gone.product_id])
    assert not dispensations.ever_had(patient.id, [])


def test_what_waits_for_a_witness_is_listed(hand_out, dispensations):
    hand_out()
    one, two = (hand_out(controlled=True, status=AWAITING) for _ in range(2))
    assert dispensations.awaiting(after=None, limit=5) == (one, two)
    assert dispensations.awaiting(after=one.id, limit=5) == (two,)


def test_a_batch_is_followed_to_whoever_has_some_of_it(
    storage, hand_out, dispensations, shelf
):
    part = shelf()
    kept = hand_out(parts=(shelf(), part))
    hand_out()
    save(storage, hand_out(parts=(part,)).cancel("Wrong strength."))
    save(storage, some_back(hand_out(parts=(part,))))
    assert dispensations.of_batch(part.batch_id) == (kept,)


def test_a_time_begins_with_its_first_instant_and_ends_before_its_last(
    hand_out, dispensations
):
    hand_out(at=MONDAY_MORNING - DAY)
    first = hand_out(at=MONDAY_MORNING)
    hand_out(at=MONDAY_MORNING + DAY)
    found = dispensations.between(MONDAY_MORNING, MONDAY_MORNING + DAY)
    assert found == (first,)


def test_the_register_keeps_its_lines_in_order(storage, hand_out):
    one = hand_out(controlled=True, witness=new(AccountId))
    lines = [a_register_line(one, number=n) for n in (2, 1)]
    other = a_register_line(one, number=3, product_id=new(ProductId))
    with ports_of(storage) as port:
        for line in (*lines, other):
            port(ControlledRegister).add(line)
    register = read(storage, ControlledRegister)
    during = MONDAY_MORNING, MONDAY_MORNING + DAY
    assert register.lines(*during) == (lines[1], lines[0], other)
    assert register.lines(*during, other.product_id) == (other,)
    assert register.lines(MONDAY_MORNING + DAY, MONDAY_MORNING + 2 * DAY) == ()


def test_the_pharmacy_has_to_do_with_whom_a_prescription_waits_for(
    storage, prescription, patient
):
    queue = read(storage, PharmacyQueue)
    assert queue.waits(patient.id, MONDAY_MORNING)
    assert queue.waits(patient.id, MONDAY_MORNING + 37 * DAY)
    assert not queue.waits(patient.id, MONDAY_MORNING + 38 * DAY)
    assert not queue.waits(new(PatientId), MONDAY_MORNING)


def test_the_pharmacy_has_to_do_with_the_patient_for_seven_days_more(
    storage, hand_out, patient
):
    late = MONDAY_MORNING + 60 * DAY
    hand_out(at=late)
    queue = read(storage, PharmacyQueue)
    assert queue.waits(patient.id, late + 7 * DAY)
    assert not queue.waits(patient.id, late + 7 * DAY + timedelta(seconds=1))
