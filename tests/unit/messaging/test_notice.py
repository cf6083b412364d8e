from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.messaging.delivery import HandedBack, NotSent, Problem, Sent
from mediklaud.domain.messaging.notice import NotGivenUp, NoticeStatus
from mediklaud.domain.messaging.policy import MessagingPolicy
from tests.builders.messaging import a_notice
from tests.clock import MONDAY_MORNING as NOW

POLICY = MessagingPolicy()
BUSY = NotSent(problem=Problem.BUSY)


def leased(notice, now=NOW):
    return notice.lease(now, POLICY)


def test_a_lease_is_for_two_minutes_and_counts_as_an_attempt():
    notice = leased(a_notice())

    assert notice.status is NoticeStatus.LEASED
    assert notice.attempts == 1
    assert notice.leased_until == NOW + timedelta(minutes=2)
    assert notice.next_try_at == notice.leased_until


def test_what_the_provider_accepted_is_sent():
    notice = leased(a_notice()).after(Sent(provider_id="p-1"), NOW, POLICY)

    assert notice.status is NoticeStatus.SENT
    assert notice.provider_id == "p-1"
    assert notice.leased_until is None
    assert notice.last_problem is None


def test_failures_wait_longer_and_longer_and_then_the_message_is_dead():
    notice, waits = a_notice(), []
    while notice.status in {NoticeStatus.PENDING, NoticeStatus.LEASED}:
        start = notice.next_try_at
        notice = leased(notice, start).after(BUSY, start, POLICY)
        waits.append(notice.next_try_at - start)

    minutes = [wait / timedelta(minutes=1) for wait in waits[:5]]
    assert minutes == [1, 5, 30, 120, 720]
    assert notice.status is NoticeStatus.DEAD
    assert notice.attempts == 6
    assert notice.last_problem is Problem.BUSY


def test_a_refusal_for_good_is_not_tried_again():
    refused = NotSent(problem=Problem.REFUSED, for_good=True)

    notice = leased(a_notice()).after(refused, NOW, POLICY)

    assert notice.status is NoticeStatus.DEAD
    assert notice.attempts == 1


def test_one_handed_back_untried_loses_no_attempt():
    notice = leased(a_notice()).after(HandedBack(), NOW, POLICY)

    assert notice.status is NoticeStatus.PENDING
    assert notice.attempts == 0
    assert notice.next_try_at == NOW


def test_a_message_whose_every_worker_vanished_is_dead():
    notice = evolve(leased(a_notice()), attempts=POLICY.most_attempts)

    taken = leased(notice, NOW + timedelta(hours=1))

    assert taken.status is NoticeStatus.DEAD
    assert taken.last_problem is Problem.LEASE_RAN_OUT


def test_a_dead_message_can_be_tried_again_from_the_beginning():
    dead = evolve(a_notice(), status=NoticeStatus.DEAD, attempts=6)

    again = dead.retry(NOW + timedelta(days=1))

    assert again.status is NoticeStatus.PENDING
    assert again.attempts == 0
    assert again.next_try_at == NOW + timedelta(days=1)


def test_so_can_one_that_found_no_contact():
    found_none = a_notice().without_contact()

    assert found_none.retry(NOW).status is NoticeStatus.PENDING


@pytest.mark.parametrize("status", ["pending", "leased", "sent", "cancelled"])
def test_others_cannot(status):
    notice = evolve(a_notice(), status=NoticeStatus(status))

    with pytest.raises(NotGivenUp) as refused:
        notice.retry(NOW)

    assert refused.value.rule == "N2"
    assert refused.value.facts == {"outbox_id": notice.id, "status": notice.status}


outcomes = st.sampled_from([Sent(), BUSY, HandedBack()])


@given(st.lists(outcomes, max_size=20))
def test_however_it_goes_a_message_is_never_tried_more_than_six_times(many):
    notice, tried = a_notice(), 0
    for outcome in many:
        if notice.status is not NoticeStatus.PENDING:
            break
        notice = leased(notice).after(outcome, NOW, POLICY)
        tried += not isinstance(outcome, HandedBack)

    assert tried <= POLICY.most_attempts
    assert notice.attempts <= POLICY.most_attempts
