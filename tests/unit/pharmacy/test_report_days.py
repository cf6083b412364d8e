"""Of which days a report is (H10)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.pharmacy.reports import ImpossibleReportDays, ReportDays

TODAY = date(2027, 3, 1)


def test_a_report_is_of_the_last_thirty_days_if_nothing_is_said():
    assert ReportDays.asked(None, None, TODAY) == ReportDays(date(2027, 1, 30), TODAY)


def test_its_last_day_belongs_to_it():
    assert ReportDays(TODAY, TODAY).behind == TODAY + timedelta(days=1)


def test_a_report_does_not_end_before_it_begins():
    with pytest.raises(ImpossibleReportDays):
        ReportDays(TODAY, TODAY - timedelta(days=1))


def test_a_report_is_of_a_year_at_most():
    ReportDays(TODAY, TODAY + timedelta(days=366))
    with pytest.raises(ImpossibleReportDays):
        ReportDays(TODAY, TODAY + timedelta(days=367))


@given(st.none() | st.dates(), st.none() | st.dates())
def test_any_days_make_a_report_or_are_refused(since, until):
    try:
        days = ReportDays.asked(since, until, TODAY)
    except ImpossibleReportDays:
        return
    assert days.since <= days.until < days.behind
