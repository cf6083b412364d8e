"""What `Alerts` promises, on every storage."""

from datetime import timedelta

import pytest
from attrs import evolve
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from mediklaud.domain.medication.alert import AlertStage
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.shared.ids import AccountId, AlertId
from mediklaud.ports.medication import Alerts
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.knowledge import an_alert
from tests.builders.prescriptions import a_draft, a_prescription
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

WEEK, SOON = timedelta(days=7), timedelta(minutes=2)
TOLERATED = OverrideReason.ALREADY_TOLERATED


@pytest.fixture
def alert(storage):
    return an_alert(patient_id=a_known_patient(storage).id)


def show(storage, *alerts):
    with ports_of(storage) as port:
        port(Alerts).add_all(alerts)


def again(alert, **what):
    return evolve(alert, **{"id": new(AlertId), **what})


def report(storage, since=MONDAY_MORNING, until=MONDAY_MORNING + WEEK):
    tallies = read(storage, Alerts).report(since, until)
    return [(tally.rule_id, tally.shown, tally.overridden) for tally in tallies]


def test_nothing_shown_is_an_empty_report(storage):
    show(storage)

    assert report(storage) == []


def test_an_alert_is_counted_by_its_rule(storage, alert):
    show(storage, alert, again(alert, rule_id="MK-0002", overridden=TOLERATED))

    assert report(storage) == [("MK-0001", 1, 0), ("MK-0002", 1, 1)]


def test_the_tally_says_whose_rule_how_grave_and_where(storage, alert):
    show(storage, alert)

    (tally,) = read(storage, Alerts).report(MONDAY_MORNING, MONDAY_MORNING + WEEK)

    assert (tally.knowledge, tally.severity, tally.stage) == (
        alert.knowledge,
        alert.severity,
        alert.stage,
    )


def test_an_alert_shown_first_and_overridden_then_counts_once(storage, alert):
    show(storage, alert, again(alert, at=alert.at + SOON, overridden=TOLERATED))

    assert report(storage) == [("MK-0001", 1, 1)]


@pytest.mark.parametrize(
    "another",
    [
        {"pair": ("warfarin", "naproxen")},
        {"shown_to": new(AccountId)},
        {"at": MONDAY_MORNING + timedelta(days=1)},
    ],
)
def test_another_pair_person_or_day_counts_again(storage, alert, another):
    show(storage, alert, again(alert, **another))

    assert report(storage) == [("MK-0001", 2, 0)]


def test_the_order_of_a_pair_does_not_matter(storage, alert):
    show(storage, alert, again(alert, pair=alert.pair[::-1]))

    assert report(storage) == [("MK-0001", 1, 0)]


def test_prescribers_and_dispensers_are_told_apart(storage, alert):
    show(storage, alert, again(alert, stage=AlertStage.DISPENSING))

    assert report(storage) == [("MK-0001", 1, 0)] * 2


def test_the_most_shown_stands_first(storage, alert):
    often = [again(alert, rule_id="MK-0009", shown_to=new(AccountId)) for _ in "ab"]
    show(storage, alert, *often)

    assert report(storage) == [("MK-0009", 2, 0), ("MK-0001", 1, 0)]


def test_a_report_begins_with_its_first_instant_and_ends_before_its_last(
    storage, alert
):
    show(storage, alert)

    assert report(storage, until=alert.at) == []
    assert report(storage, until=alert.at + SOON) != []
    assert report(storage, since=alert.at + SOON) == []


def test_an_alert_is_never_rewritten(database):
    show(database, an_alert(patient_id=a_known_patient(database).id))

    with database.unit(writes=True) as unit, pytest.raises(DBAPIError):
        unit.port(Alerts).database.connection.execute(
            text("update safety_alerts set overridden = null")
        )


def test_prescriptions_count_from_the_instant_they_were_signed(storage):
    whose = {"patient_id": a_known_patient(storage).id}
    whose["prescriber"] = a_known_doctor(storage).id
    with ports_of(storage) as port:
        for prescription in a_draft(**whose), a_prescription(**whose):
            port(Prescriptions).add(prescription)
    alerts = read(storage, Alerts)

    assert alerts.prescribed(MONDAY_MORNING - WEEK, MONDAY_MORNING) == 0
    assert alerts.prescribed(MONDAY_MORNING, MONDAY_MORNING + SOON) == 1
    assert alerts.prescribed(MONDAY_MORNING + SOON, MONDAY_MORNING + WEEK) == 0
