from datetime import date, timedelta
from typing import Any

import pytest

from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.domain.pharmacy.delivery import TooManyLines
from mediklaud.domain.pharmacy.product import ProductStatus
from mediklaud.domain.shared.money import Money
from tests.builders.stock import (
    a_kept_product,
    a_line,
    batches_of,
    received,
    the_pharmacist,
)
from tests.hospital import a_hospital

TODAY = date(2027, 3, 1)


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def product(hospital):
    return a_kept_product(hospital.storage, pack_size=10)


def codes(answer):
    """Which lines were refused as what."""
    return [(one.line, one.code) for one in answer.refused]


def test_packs_and_single_units_come_in_as_base_units(hospital, product):
    answer = received(hospital, a_line(product, packs=3, units=4))

    assert (answer.lines, answer.units, answer.refused) == (1, 34, ())
    assert [batch.on_hand for batch in batches_of(hospital, product)] == [34]


def test_the_same_batch_twice_in_one_delivery_is_one_batch(hospital, product):
    received(hospital, a_line(product, packs=1), a_line(product, batch="a17 "))

    assert [batch.on_hand for batch in batches_of(hospital, product)] == [30]


REFUSED: dict[str, dict[str, Any]] = {
    "product_not_found": {"product": "unknown"},
    "expired_on_arrival": {"expires_on": TODAY - timedelta(1)},
    "impossible_stock": {"packs": 0},
    "impossible_cost": {"unit_cost": Money(-1, "BDT")},
    "currency_mismatch": {"unit_cost": Money(100, "USD")},
}


@pytest.mark.parametrize("code", REFUSED)
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_line_that_does_not_fit_is_told_and_the_others_come_in(
    hospital, product, code, dry_run
):
    wrong = a_line(product, **REFUSED[code])

    answer = received(hospital, a_line(product), wrong, dry_run=dry_run)

    assert codes(answer) == [(2, code)]
    assert answer.lines == 1


@pytest.mark.parametrize("what", [{"batch": " "}, {"location": ""}])
def test_a_line_without_number_or_place_holds_up_no_other(hospital, product, what):
    answer = received(hospital, a_line(product, **what), a_line(product))

    assert [one.line for one in answer.refused] == [1]
    assert [batch.on_hand for batch in batches_of(hospital, product)] == [20]


@pytest.mark.parametrize(("packs", "units"), [(-1, 11), (2, -1), (0, 0), (10**7, 1)])
def test_a_count_below_or_beyond_reason_is_refused(hospital, product, packs, units):
    answer = received(hospital, a_line(product, packs=packs, units=units))

    assert codes(answer) == [(1, "impossible_stock")]


def test_what_is_kept_no_more_is_not_taken_in(hospital):
    gone = a_kept_product(hospital.storage, status=ProductStatus.WITHDRAWN)

    assert codes(received(hospital, a_line(gone))) == [(1, "product_withdrawn")]


def test_what_expires_today_may_still_come_in(hospital, product):
    assert not received(hospital, a_line(product, expires_on=TODAY)).refused


def test_a_trial_run_takes_nothing_in(hospital, product):
    assert received(hospital, a_line(product), dry_run=True).units == 20

    assert batches_of(hospital, product) == ()


@pytest.mark.parametrize("count", [0, 501])
def test_a_delivery_has_one_line_or_more_and_not_too_many(hospital, product, count):
    with pytest.raises(TooManyLines):
        received(hospital, *[a_line(product)] * count)


@pytest.mark.parametrize("place", ["dispensary", "ward 3"])
def test_what_was_recalled_does_not_come_in_again(hospital, product, place):
    received(hospital, a_line(product, batch="B 1"), a_line(product))
    recall = RecallBatch(
        actor=the_pharmacist(), product_id=product.id, batch="b 1", reason="Glass"
    )
    hospital.handle(recall)

    again = a_line(product, batch="b 1", location=place)
    assert codes(received(hospital, again, a_line(product))) == [
        (1, "recalled_on_arrival")
    ]
