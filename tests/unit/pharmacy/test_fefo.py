from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.pharmacy.batch import BatchStatus
from mediklaud.domain.pharmacy.fefo import first_expiring, is_first_expiring
from tests.builders.stock import a_batch, a_product

TODAY = date(2027, 3, 1)
PRODUCT = a_product()


def of(on_hand, days=90, **what):
    """So much that may be taken for so many days yet."""
    lasts = TODAY + timedelta(days)
    return a_batch(PRODUCT, on_hand=on_hand, expires_on=lasts, **what)


def picked(batches, quantity, last_day=TODAY):
    """How much of which, and what is missing."""
    found = first_expiring(batches, quantity, last_day)
    return [(part.batch, part.quantity) for part in found.parts], found.short


def test_what_expires_first_goes_first():
    late, soon = of(10, days=90), of(10, days=30)

    assert picked([late, soon], 4) == ([(soon, 4)], 0)


def test_what_one_batch_lacks_the_next_gives():
    soon, late = of(10, days=30), of(10, days=90)

    assert picked([late, soon], 14) == ([(soon, 10), (late, 4)], 0)


def test_of_two_that_expire_together_the_longer_there_goes_first():
    new = of(10)
    old = of(10, received_at=new.received_at - timedelta(1), number="Z")

    assert picked([new, old], 1) == ([(old, 1)], 0)


def test_what_does_not_last_until_the_last_day_of_the_supply_is_not_there():
    ends_before, ends_then = of(10, days=6), of(10, days=7)

    supply = TODAY + timedelta(7)
    assert picked([ends_before, ends_then], 12, supply) == ([(ends_then, 10)], 2)


def test_only_what_is_usable_and_in_the_dispensary_is_handed_out():
    aside = of(10, status=BatchStatus.QUARANTINED)
    recalled = of(10, status=BatchStatus.RECALLED)
    upstairs = of(10, location="ward 3")

    assert picked([aside, recalled, upstairs, of(0)], 1) == ([], 1)


def test_a_later_batch_by_hand_is_noticed():
    soon, late = of(10, days=30), of(10, days=90)

    assert is_first_expiring([soon, late], [(soon.id, 4)], TODAY)
    assert not is_first_expiring([soon, late], [(late.id, 4)], TODAY)
    assert not is_first_expiring([soon, late], [(soon.id, 3), (late.id, 1)], TODAY)


shelves = st.lists(
    st.builds(
        of,
        st.integers(0, 20),
        st.integers(-5, 5),
        status=st.sampled_from(BatchStatus),
    ),
    max_size=6,
)


@given(shelves, st.integers(0, 60), st.integers(-5, 5))
def test_nothing_is_missing_while_some_could_be_taken(batches, quantity, days):
    last_day = TODAY + timedelta(days)
    parts, short = picked(batches, quantity, last_day)

    fit = [b for b in batches if b.status == "usable" and b.expires_on >= last_day]
    assert sum(many for _, many in parts) + short == quantity
    assert short == max(0, quantity - sum(b.on_hand for b in fit))
    assert all(0 < many <= batch.on_hand for batch, many in parts)
    assert {batch.id for batch, _ in parts} <= {batch.id for batch in fit}


@given(shelves, st.integers(1, 60))
def test_a_batch_is_begun_when_all_that_expire_before_it_are_empty(batches, quantity):
    parts, _ = picked(batches, quantity)

    begun = [batch for batch, _ in parts]
    assert begun == sorted(begun, key=lambda batch: batch.expires_on)
    assert all(many == batch.on_hand for batch, many in parts[:-1])


@given(shelves, st.integers(0, 60), st.randoms(use_true_random=False))
def test_how_they_are_named_changes_nothing(batches, quantity, luck):
    mixed = list(batches)
    luck.shuffle(mixed)

    assert picked(mixed, quantity) == picked(batches, quantity)
