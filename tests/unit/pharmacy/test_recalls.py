import pytest

from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.read_recall import ReadRecall
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.pharmacy.batch import (
    BatchNotFound,
    BatchNotQuarantined,
    BatchNotUsable,
    BatchStatus,
)
from mediklaud.domain.pharmacy.recall import AlreadyRecalled
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.dispensing import Dispensations
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.stock import Stock
from tests.builders.dispensing import a_dispensation, a_part
from tests.builders.stock import a_full_batch, a_kept_product, the_pharmacist
from tests.hospital import a_hospital, new, ports_of, read


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def product(hospital):
    return a_kept_product(hospital.storage)


@pytest.fixture
def batch(hospital, product):
    return a_full_batch(hospital.storage, product)


def recall(hospital, product, number="A17"):
    return hospital.handle(
        RecallBatch(
            actor=the_pharmacist(),
            product_id=product.id,
            batch=number,
            reason="Glass in the bottles",
        )
    )


def handed_out(hospital, batch, patient_id, **part):
    """Some of the batch went to the patient."""
    parts = (a_part(batch_id=batch.id, **part),)
    with ports_of(hospital.storage) as port:
        port(Dispensations).add(a_dispensation(patient_id=patient_id, parts=parts))


def told(hospital, patient_id):
    """What the hospital writes to the patient about."""
    notices = read(hospital.storage, Outbox).to(Recipient.patient(patient_id), 10)
    return [notice.cause.topic for notice in notices]


def test_a_batch_is_recalled_wherever_it_lies(hospital, product, batch):
    upstairs = a_full_batch(hospital.storage, product, location="ward 3")
    other = a_full_batch(hospital.storage, product, number="B")

    recall(hospital, product, " a17")

    stock = read(hospital.storage, Stock)
    kept = [stock.get(one.id).status for one in (batch, upstairs, other)]
    assert kept == [BatchStatus.RECALLED, BatchStatus.RECALLED, BatchStatus.USABLE]


def test_everybody_who_has_some_of_it_is_listed_once_and_written_to(
    hospital, product, batch
):
    one, other, somebody_else = (new(PatientId) for _ in range(3))
    handed_out(hospital, batch, one)
    handed_out(hospital, batch, other)
    handed_out(hospital, batch, one)
    elsewhere = a_full_batch(hospital.storage, product, number="B")
    handed_out(hospital, elsewhere, somebody_else)

    recalled = recall(hospital, product)

    assert recalled.patients == recalled.seen == (one, other)
    assert told(hospital, one) == told(hospital, other) == [Topic.BATCH_RECALLED]
    assert told(hospital, somebody_else) == []


def test_whoever_brought_all_of_it_back_is_not_alarmed(hospital, product, batch):
    patient_id = new(PatientId)
    handed_out(hospital, batch, patient_id, quantity=21, returned=21)

    assert recall(hospital, product).patients == ()
    assert told(hospital, patient_id) == []


def test_a_recall_is_looked_up_with_its_patients(hospital, product, batch):
    handed_out(hospital, batch, new(PatientId))
    recalled = recall(hospital, product)

    looked_up = ReadRecall(actor=the_pharmacist(), recall_id=recalled.recall.id)

    assert hospital.handle(looked_up) == recalled


def test_a_batch_is_recalled_once(hospital, product, batch):
    recall(hospital, product)

    with pytest.raises(AlreadyRecalled):
        recall(hospital, product)
    assert batch.product_id == product.id


def test_an_unknown_batch_is_not_recalled(hospital, product):
    with pytest.raises(BatchNotFound):
        recall(hospital, product)


def test_what_is_recalled_is_neither_released_nor_only_set_aside(
    hospital, product, batch
):
    recall(hospital, product)
    what = {"actor": the_pharmacist(), "batch_id": batch.id, "reason": "Looks fine"}

    with pytest.raises(BatchNotQuarantined):
        hospital.handle(ReleaseBatch(**what))
    with pytest.raises(BatchNotUsable):
        hospital.handle(QuarantineBatch(**what))
