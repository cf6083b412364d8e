"""How messages are carried, and what becomes of those that cannot be."""

from datetime import timedelta

import pytest
from attrs import define, evolve, field

from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.lease_due_messages import LeaseDueMessages
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.messaging.record_delivery import RecordDelivery
from mediklaud.application.messaging.retry_outbox import RetryOutbox
from mediklaud.domain.access.actor import WORKER, Role
from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from mediklaud.domain.messaging.notice import (
    NotGivenUp,
    NoticeNotFound,
    NoticeStatus,
)
from mediklaud.domain.shared.ids import OutboxId
from tests.builders.messaging import Postbag, an_invited_patients_notice
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of

MINUTE = timedelta(minutes=1)
BUSY = NotSent(problem=Problem.BUSY)
REFUSED = NotSent(problem=Problem.REFUSED, for_good=True)
ADMIN = an_actor(Role.ADMINISTRATOR)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


@pytest.fixture
def waiting(hospital):
    """A notice that is due, to somebody with this address."""

    def put(address="rahim@example.com"):
        with ports_of(hospital.storage) as port:
            return an_invited_patients_notice(port, address)

    return put


def outbox(hospital, status=None):
    return hospital.handle(ListOutbox(actor=ADMIN, status=status))


def the_notice(hospital):
    [notice] = outbox(hospital)
    return notice


def lease(hospital):
    return hospital.handle(LeaseDueMessages(actor=WORKER))


def record(hospital, letter, outcome):
    command = RecordDelivery(
        actor=WORKER, outbox_id=letter.id, attempt=letter.attempt, outcome=outcome
    )
    hospital.handle(command)


def test_what_was_sent_is_remembered_with_the_providers_name_for_it(
    hospital, courier, waiting
):
    waiting()

    courier.deliver_due()

    notice = the_notice(hospital)
    assert notice.status is NoticeStatus.SENT
    assert notice.provider_id == f"p-{notice.id}"


@pytest.mark.parametrize("trouble", [BUSY, REFUSED, RuntimeError("rahim@example.com")])
def test_one_bad_recipient_stops_no_other(hospital, courier, waiting, trouble):
    courier.mailer.answers["bad@example.com"] = trouble
    for address in ("one@example.com", "bad@example.com", "two@example.com"):
        waiting(address)

    courier.deliver_due()

    got = [letter.to for letter in courier.mailer.letters if letter.to[:3] != "bad"]
    assert got == ["one@example.com", "two@example.com"]
    assert len(outbox(hospital, NoticeStatus.SENT)) == 2


def test_a_carriers_fault_is_a_code_and_not_its_words(hospital, courier, waiting):
    courier.mailer.answers["bad@example.com"] = RuntimeError("bad@example.com: no")
    waiting("bad@example.com")

    courier.deliver_due()

    notice = the_notice(hospital)
    assert notice.last_problem is Problem.UNEXPECTED
    assert "bad@example.com" not in repr(notice)


def test_a_failure_is_tried_again_under_the_same_key_until_it_is_dead(
    hospital, courier, clock, waiting
):
    courier.mailer.answers["rahim@example.com"] = BUSY
    waiting()

    tried_after = []
    for minute in range(16 * 60):
        if courier.deliver_due():
            tried_after.append(minute)
        clock.pass_by(MINUTE)

    assert tried_after == [0, 1, 6, 36, 156, 876]
    assert the_notice(hospital).status is NoticeStatus.DEAD
    assert len({letter.id for letter in courier.mailer.letters}) == 1


def test_a_refusal_for_good_is_dead_at_once(hospital, courier, waiting):
    courier.mailer.answers["rahim@example.com"] = REFUSED
    waiting()

    courier.deliver_due()

    assert the_notice(hospital).status is NoticeStatus.DEAD


def test_a_dead_message_can_be_sent_after_all(hospital, courier, waiting):
    courier.mailer.answers["rahim@example.com"] = REFUSED
    waiting()
    courier.deliver_due()
    courier.mailer.answers.clear()

    dead = the_notice(hospital)
    hospital.handle(RetryOutbox(actor=ADMIN, outbox_id=dead.id))
    courier.deliver_due()

    assert the_notice(hospital).status is NoticeStatus.SENT


def test_only_what_was_given_up_can_be_retried(hospital, courier, waiting):
    waiting()
    courier.deliver_due()

    with pytest.raises(NotGivenUp):
        hospital.handle(RetryOutbox(actor=ADMIN, outbox_id=the_notice(hospital).id))


def test_a_message_nobody_knows_cannot_be_retried(hospital):
    with pytest.raises(NoticeNotFound):
        hospital.handle(RetryOutbox(actor=ADMIN, outbox_id=new(OutboxId)))


def test_who_found_no_contact_can_be_tried_when_there_is_one(
    hospital, courier, waiting
):
    notice = waiting(None)
    courier.deliver_due()
    [without] = outbox(hospital, NoticeStatus.NO_CONTACT)
    assert without.id == notice.id

    hospital.handle(RetryOutbox(actor=ADMIN, outbox_id=without.id))
    with ports_of(hospital.storage) as port:
        an_invited_patients_notice(port, "new@example.com", again=notice)
    courier.deliver_due()

    assert [letter.to for letter in courier.mailer.letters] == ["new@example.com"]


def test_a_worker_that_vanishes_loses_its_messages_to_the_next(
    hospital, clock, waiting
):
    waiting()
    [first] = lease(hospital)
    clock.pass_by(MINUTE)
    meanwhile = lease(hospital)
    clock.pass_by(MINUTE)
    [second] = lease(hospital)

    assert meanwhile == ()
    assert second.id == first.id
    assert second.attempt == 2


def test_what_a_late_worker_sent_is_sent_even_so(hospital, clock, waiting):
    waiting()
    [first] = lease(hospital)
    clock.pass_by(3 * MINUTE)
    [second] = lease(hospital)

    record(hospital, first, Sent())
    record(hospital, second, BUSY)

    assert the_notice(hospital).status is NoticeStatus.SENT


def test_a_late_workers_failure_takes_nothing_from_the_next(hospital, clock, waiting):
    waiting()
    [first] = lease(hospital)
    clock.pass_by(3 * MINUTE)
    lease(hospital)

    record(hospital, first, REFUSED)

    assert the_notice(hospital).status is NoticeStatus.LEASED


@define
class Slow(Postbag):
    """Takes its time over each letter."""

    clock: StandingClock = field(kw_only=True)

    def send(self, letter):
        self.clock.pass_by(MINUTE)
        return super().send(letter)


def test_no_attempt_is_begun_that_may_outlast_its_lease(hospital, clock, waiting):
    for _ in range(4):
        waiting()
    mailer = Slow(clock=clock)
    slow = Courier(app=hospital, mailer=mailer, sms=Postbag())

    slow.deliver_due()
    handed_back = outbox(hospital, NoticeStatus.PENDING)
    slow.deliver_due()

    assert len(handed_back) == 2
    assert {notice.attempts for notice in handed_back} == {0}
    assert len(mailer.letters) == len({each.id for each in mailer.letters})
    assert len(outbox(hospital, NoticeStatus.SENT)) == 4


def test_at_most_so_much_is_taken_at_once(hospital, courier, waiting):
    for _ in range(5):
        waiting()

    taken = [courier.deliver_due(2), courier.deliver_due(2), courier.deliver_due(2)]

    assert taken == [2, 2, 1]


def test_a_message_known_under_its_key_is_not_sent_a_second_time(
    hospital, courier, waiting
):
    notice = waiting()
    courier.deliver_due()
    with ports_of(hospital.storage) as port:
        again = evolve(notice, id=new(OutboxId))
        an_invited_patients_notice(port, "rahim@example.com", again=again)

    courier.deliver_due()

    assert len(courier.mailer.letters) == 1
    assert len(outbox(hospital)) == 1


def test_the_outbox_is_the_administrators_and_the_post_the_workers(hospital):
    from mediklaud.domain.errors import NotPermitted

    desk = an_actor(Role.FRONT_DESK)
    for message in (
        ListOutbox(actor=desk),
        RetryOutbox(actor=desk, outbox_id=new(OutboxId)),
        LeaseDueMessages(actor=ADMIN),
    ):
        with pytest.raises(NotPermitted):
            hospital.handle(message)
