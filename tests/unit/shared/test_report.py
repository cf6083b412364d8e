"""A table with a title, and its sums."""

from datetime import UTC, datetime

import pytest

from mediklaud.domain.shared.period import NaiveInstant
from mediklaud.domain.shared.report import Column, ColumnKind, sums
from tests.builders.printing import a_report

COUNT, AMOUNT = ColumnKind.COUNT, ColumnKind.AMOUNT


def test_only_what_is_counted_is_added_up():
    columns = (Column("rule"), Column("shown", COUNT), Column("value", AMOUNT))
    rows = (("one", 2, "1.00"), ("other", 3, "1.00"), ("none", None, None))

    assert sums(columns, rows) == ("Total", 5, None)


def test_numbers_are_set_flush_right():
    assert Column("value", AMOUNT).is_number
    assert not Column("product").is_number


def test_a_report_says_when_it_was_made():
    naive = datetime(2027, 3, 1, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(NaiveInstant):
        a_report(made_at=naive)
