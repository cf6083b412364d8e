from datetime import timedelta

import pytest

from mediklaud.domain.billing.follow_up import Visit, is_follow_up, service_of
from mediklaud.domain.billing.policy import BillingPolicy
from tests.builders.billing import DAY
from tests.clock import MONDAY_MORNING

POLICY = BillingPolicy(follow_up_days=30, follow_up_visits=2)
A_MICROSECOND = timedelta(microseconds=1)


def a_visit(*, days_ago, service="consultation", is_paid=True):
    return Visit(at=MONDAY_MORNING - days_ago * DAY, service=service, is_paid=is_paid)


def follows(*before, at=MONDAY_MORNING):
    return is_follow_up(at, before, POLICY)


def test_a_visit_after_a_paid_one_is_a_follow_up():
    assert follows(a_visit(days_ago=7))


def test_a_first_visit_is_none():
    assert not follows()


def test_a_visit_after_an_unpaid_one_is_none():
    assert not follows(a_visit(days_ago=7, is_paid=False))


def test_the_last_moment_of_the_last_day_counts_and_no_later_one():
    paid = a_visit(days_ago=30)

    assert follows(paid)
    assert not follows(paid, at=MONDAY_MORNING + A_MICROSECOND)


@pytest.mark.parametrize(("visits", "expected"), [(1, True), (2, False)])
def test_so_many_follow_ups_come_with_a_paid_visit(visits, expected):
    before = [
        a_visit(days_ago=n + 1, service="follow_up", is_paid=False)
        for n in range(visits)
    ]

    assert follows(a_visit(days_ago=7), *before) is expected


def test_a_new_paid_visit_begins_the_count_anew():
    used_up = [a_visit(days_ago=n, service="follow_up") for n in (20, 19)]

    assert not follows(a_visit(days_ago=25), *used_up)
    assert follows(a_visit(days_ago=25), *used_up, a_visit(days_ago=5))


def test_a_paid_follow_up_brings_no_follow_up():
    assert not follows(a_visit(days_ago=7, service="follow_up"))


def test_a_follow_up_that_is_none_costs_as_a_consultation():
    service = service_of("follow_up", MONDAY_MORNING, [], POLICY)

    assert service == "consultation"


def test_a_follow_up_costs_as_one():
    before = [a_visit(days_ago=7)]

    assert service_of("follow_up", MONDAY_MORNING, before, POLICY) == "follow_up"


def test_other_visits_cost_as_what_they_are():
    before = [a_visit(days_ago=7)]

    assert service_of("procedure", MONDAY_MORNING, before, POLICY) == "procedure"
