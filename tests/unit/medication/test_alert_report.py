"""What alerts did is counted, so that the useless ones are found (3.6)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.read_alert_report import ReadAlertReport
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.alert import (
    AlertReport,
    AlertStage,
    DaysOutOfOrder,
    RuleTally,
)
from mediklaud.domain.medication.severity import Severity
from mediklaud.ports.medication import Alerts
from tests.builders.knowledge import TODAY, an_alert
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, ports_of

DAY = timedelta(days=1)


def a_tally(shown=1, overridden=0, **what):
    usual = {
        "rule_id": "MK-0001",
        "knowledge": "mediklaud-default 1.0",
        "severity": Severity.MAJOR,
        "stage": AlertStage.PRESCRIBING,
    }
    return RuleTally(**{**usual, **what}, shown=shown, overridden=overridden)


def a_report(*rules, prescriptions=100):
    days = {"since": TODAY, "until": TODAY}
    return AlertReport(**days, prescriptions=prescriptions, rules=rules)


@pytest.mark.parametrize(
    ("shown", "overridden", "percent"),
    [(3, 1, "33.3"), (3, 2, "66.7"), (8, 8, "100.0"), (8, 0, "0.0")],
)
def test_the_rate_is_told_to_a_tenth(shown, overridden, percent):
    assert str(a_tally(shown, overridden).percent_overridden) == percent


@pytest.mark.parametrize(
    ("shown", "overridden", "mostly"),
    [(100, 95, False), (100, 96, True), (20, 19, False), (1, 1, True)],
)
def test_a_rule_overridden_in_more_than_95_of_100_is_marked(shown, overridden, mostly):
    assert a_tally(shown, overridden).is_mostly_overridden is mostly


def test_alerts_are_told_per_hundred_prescriptions():
    report = a_report(a_tally(30), a_tally(20), prescriptions=400)

    assert report.per_hundred_prescriptions == Decimal("12.5")


def test_what_the_pharmacy_was_shown_is_no_prescribers_burden():
    report = a_report(a_tally(30), a_tally(20, stage=AlertStage.DISPENSING))

    assert report.per_hundred_prescriptions == 30


def test_without_prescriptions_there_is_no_rate():
    assert a_report(a_tally(1), prescriptions=0).per_hundred_prescriptions is None


def shown_at(*instants):
    storage = MemoryStorage(memory.PORTS)
    with ports_of(storage) as port:
        port(Alerts).add_all(tuple(an_alert(at=instant) for instant in instants))
    return a_hospital(storage)


def to_read(since=TODAY, until=TODAY):
    return ReadAlertReport(actor=an_actor(Role.PHARMACIST), since=since, until=until)


def test_a_report_takes_in_its_first_and_its_last_day_on_the_hospitals_calendar():
    midnight = MONDAY_MORNING.replace(hour=18, minute=0)  # in UTC: it is in Dhaka
    hospital = shown_at(midnight - DAY, midnight - timedelta(seconds=1), midnight)

    (tally,) = hospital.handle(to_read()).rules

    assert tally.shown == 2


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (TODAY, TODAY - DAY),
        (date(999, 12, 31), TODAY),
        (TODAY, date(3000, 1, 1)),
        (date.min, date.max),
    ],
)
def test_a_report_that_ends_before_it_begins_is_refused(since, until):
    with pytest.raises(DaysOutOfOrder):
        a_hospital().handle(to_read(since, until))
