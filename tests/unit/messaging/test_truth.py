from datetime import date, timedelta

import pytest

from mediklaud.domain.messaging.delivery import Problem
from mediklaud.domain.messaging.standing import Standing, standing_of
from mediklaud.domain.messaging.topic import HAPPENED, Topic
from mediklaud.domain.messaging.truth import objection
from mediklaud.domain.scheduling.appointment import AppointmentStatus
from mediklaud.domain.shared.period import Period
from tests.builders.messaging import (
    NEXT_MONDAY,
    a_cause,
    a_notice,
    a_visit,
    particulars,
)
from tests.clock import MONDAY_MORNING as NOW

LATER = timedelta(hours=1)


def a_notice_of(topic, **different):
    return a_notice(cause=a_cause(topic), **different)


@pytest.mark.parametrize("topic", [Topic.APPOINTMENT_BOOKED, Topic.APPOINTMENT_NEAR])
def test_what_is_said_of_a_visit_that_stands_is_true(topic):
    assert objection(a_notice_of(topic), particulars(), NOW) is None


@pytest.mark.parametrize("topic", list(Topic)[:4])
def test_nothing_said_of_another_time_is_true(topic):
    elsewhere = Period(NEXT_MONDAY.start + LATER, NEXT_MONDAY.end + LATER)
    standing = (
        Standing.CANCELLED if topic is Topic.APPOINTMENT_CANCELLED else Standing.AHEAD
    )
    known = particulars(visit=a_visit(period=elsewhere, standing=standing))

    assert objection(a_notice_of(topic), known, NOW) is Problem.NO_LONGER_TRUE


@pytest.mark.parametrize("topic", sorted(HAPPENED))
def test_what_happened_to_an_account_stays_true(topic):
    assert objection(a_notice_of(topic), particulars(newest=2), NOW) is None


def test_the_way_to_a_new_password_is_worth_nothing_after_an_hour():
    asked = a_notice_of(Topic.PASSWORD_RESET)

    assert objection(asked, particulars(), NOW) is None
    late = objection(asked, particulars(), asked.created_at + LATER)
    assert late is Problem.NO_LONGER_TRUE


@pytest.mark.parametrize("topic", sorted(set(Topic) - HAPPENED))
def test_what_something_newer_was_told_about_is_not_told_any_more(topic):
    known = particulars(newest=2, licence_until=date.fromordinal(1))

    assert objection(a_notice_of(topic), known, NOW) is Problem.NO_LONGER_TRUE


def test_a_cancelled_visit_is_not_confirmed_nor_reminded_of():
    known = particulars(visit=a_visit(standing=Standing.CANCELLED))

    for topic in (
        Topic.APPOINTMENT_BOOKED,
        Topic.APPOINTMENT_MOVED,
        Topic.APPOINTMENT_HANDED_OVER,
        Topic.APPOINTMENT_NEAR,
    ):
        assert objection(a_notice_of(topic), known, NOW) is Problem.NO_LONGER_TRUE


def test_only_a_cancelled_visit_is_told_to_be_cancelled():
    notice = a_notice_of(Topic.APPOINTMENT_CANCELLED)
    cancelled = particulars(visit=a_visit(standing=Standing.CANCELLED))

    assert objection(notice, cancelled, NOW) is None
    assert objection(notice, particulars(), NOW) is Problem.NO_LONGER_TRUE


def test_nobody_is_reminded_of_a_visit_that_has_begun():
    notice = a_notice_of(Topic.APPOINTMENT_NEAR)
    at_the_desk = particulars(visit=a_visit(standing=Standing.BEGUN))

    assert objection(notice, particulars(), NEXT_MONDAY.start - LATER) is None
    assert objection(notice, particulars(), NEXT_MONDAY.start) is not None
    assert objection(notice, at_the_desk, NOW) is not None


def test_a_booking_is_confirmed_even_to_somebody_who_is_here_already():
    known = particulars(visit=a_visit(standing=Standing.BEGUN))

    assert objection(a_notice(), known, NEXT_MONDAY.start) is None


def test_a_visit_that_is_over_or_unknown_is_not_confirmed():
    over = particulars(visit=a_visit(standing=Standing.OVER))

    assert objection(a_notice(), over, NOW) is Problem.NO_LONGER_TRUE
    assert objection(a_notice(), particulars(visit=None), NOW) is not None


def test_a_change_that_moves_nothing_leaves_the_reminder_true():
    known = particulars(visit=a_visit(version=7))

    assert objection(a_notice_of(Topic.APPOINTMENT_NEAR), known, NOW) is None


def test_a_renewed_licence_is_not_warned_of():
    last_day = date(2027, 4, 1)
    topic = Topic.LICENCE_ENDS_IN_30_DAYS
    notice = a_notice(cause=a_cause(topic, version=last_day.toordinal()))
    renewed = particulars(licence_until=date(2029, 4, 1))

    assert objection(notice, particulars(licence_until=last_day), NOW) is None
    assert objection(notice, renewed, NOW) is Problem.NO_LONGER_TRUE


def test_who_was_invited_and_needs_it_no_more_is_sent_no_way_in():
    notice = a_notice_of(Topic.PATIENT_INVITED)

    assert objection(notice, particulars(invited=True), NOW) is None
    assert objection(notice, particulars(), NOW) is Problem.NO_LONGER_TRUE


def test_nobody_writes_to_the_dead():
    assert objection(a_notice(), particulars(gone=True), NOW) is Problem.RECIPIENT_GONE


def test_every_status_of_an_appointment_has_its_standing():
    standings = {status.value: standing_of(status) for status in AppointmentStatus}

    assert standings == {
        "booked": Standing.AHEAD,
        "arrived": Standing.BEGUN,
        "in_consultation": Standing.BEGUN,
        "completed": Standing.OVER,
        "cancelled": Standing.CANCELLED,
        "no_show": Standing.OVER,
    }
