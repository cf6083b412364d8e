"""A statement's balance runs from what was owed to what is owed (B10)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.billing.account_history import (
    AccountChange,
    AccountHistory,
    EmptyStretch,
    balanced,
    require_stretch,
)
from mediklaud.domain.billing.journal import PostingKind
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.hospital import new

DAY = date(2027, 3, 1)


def changes(amounts):
    return [
        AccountChange(day=DAY, kind=PostingKind.INVOICE, number=None, amount=taka(a))
        for a in amounts
    ]


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(-(10**9), 10**9)))
def test_what_is_owed_at_the_end_is_what_was_owed_and_every_change(opening, amounts):
    lines = balanced(taka(opening), changes(amounts))
    history = AccountHistory(
        patient_id=new(PatientId),
        since=DAY,
        until=DAY,
        opening=taka(opening),
        lines=lines,
    )

    assert history.closing == taka(opening + sum(amounts))
    assert [line.amount for line in lines] == [taka(a) for a in amounts]


def test_days_that_run_backwards_are_refused():
    with pytest.raises(EmptyStretch):
        require_stretch(date(2027, 3, 2), DAY)
