import pytest
from attrs import evolve

from mediklaud.domain.errors import Contended
from mediklaud.domain.pharmacy.adjustment import Adjustment, AdjustmentNotFound
from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.product import ProductNotFound
from mediklaud.domain.pharmacy.recall import Recall, RecallNotFound
from mediklaud.domain.shared.ids import (
    AccountId,
    AdjustmentId,
    ProductId,
    RecallId,
)
from mediklaud.ports.stock import Adjustments, Products, Recalls, Stock
from tests.builders.stock import a_full_batch, a_kept_product
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def batch(storage):
    return a_full_batch(storage, a_kept_product(storage))


def an_adjustment(storage, batch):
    """Three less than the books say."""
    asked = Adjustment(
        id=new(AdjustmentId),
        batch_id=batch.id,
        difference=-3,
        reason="Counted",
        asked_by=new(AccountId),
        asked_at=MONDAY_MORNING,
    )
    with ports_of(storage) as port:
        port(Adjustments).add(asked)
    return asked


def a_recall(storage, batch):
    recall = Recall(
        id=new(RecallId),
        product_id=batch.product_id,
        number=batch.number,
        batches=(batch.id,),
        reason="Glass",
        by=new(AccountId),
        at=MONDAY_MORNING,
    )
    with ports_of(storage) as port:
        port(Recalls).add(recall)
    return recall


def decided(asked):
    return asked.decide(approved=True, by=new(AccountId), reason="So it is")


def test_an_adjustment_comes_back_as_it_was(storage, batch):
    asked = an_adjustment(storage, batch)
    assert read(storage, Adjustments).get(asked.id) == asked

    done = decided(asked)
    with ports_of(storage) as port:
        port(Adjustments).save(done)
    assert read(storage, Adjustments).get(asked.id) == done


def test_of_two_decisions_at_once_one_is_told_to_look_again(storage, batch):
    asked = an_adjustment(storage, batch)

    with ports_of(storage) as port:
        port(Adjustments).save(decided(asked))
        with pytest.raises(Contended):
            port(Adjustments).save(decided(asked))


def test_what_is_not_decided_waits_the_first_asked_first(storage, batch):
    first, second = an_adjustment(storage, batch), an_adjustment(storage, batch)
    third = an_adjustment(storage, batch)
    with ports_of(storage) as port:
        port(Adjustments).save(decided(second))

    assert read(storage, Adjustments).waiting() == (first, third)


def test_a_recall_comes_back_as_it_was(storage, batch):
    first, second = a_recall(storage, batch), a_recall(storage, batch)

    recalls = read(storage, Recalls)
    assert recalls.get(first.id) == first
    assert recalls.page(after=None, limit=9) == (second, first)
    assert recalls.page(after=None, limit=1) == (second,)
    assert recalls.page(after=second.id, limit=9) == (first,)


def test_what_was_recalled_is_known_by_product_and_number(storage, batch):
    other = a_full_batch(storage, a_kept_product(storage), number="B")
    a_recall(storage, batch)
    a_recall(storage, other)

    def numbers(*products):
        return read(storage, Recalls).numbers_of(products)

    assert numbers(batch.product_id) == {(batch.product_id, "A17")}
    assert len(numbers(batch.product_id, other.product_id)) == 2
    assert numbers(new(ProductId)) == numbers() == frozenset()


def test_the_unknown_is_not_found(storage):
    with pytest.raises(AdjustmentNotFound):
        read(storage, Adjustments).get(new(AdjustmentId))
    with pytest.raises(RecallNotFound):
        read(storage, Recalls).get(new(RecallId))
    with ports_of(storage) as port, pytest.raises(ProductNotFound):
        port(Products).hold(new(ProductId))


def test_what_is_recalled_meanwhile_stays_so(storage, batch):
    with ports_of(storage) as port:
        port(Stock).mark(batch.recall("Glass"))
        with pytest.raises(Contended):
            port(Stock).mark(batch.set_aside("A smell"))
        port(Stock).mark(batch.recall("Glass"))

    kept = read(storage, Stock).get(batch.id)
    assert kept == evolve(batch, status=BatchStatus.RECALLED, status_reason="Glass")
