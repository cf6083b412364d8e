from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.messaging.delivery import NotSent, Problem, Sent
from mediklaud.domain.messaging.notice import NoticeNotFound, NoticeStatus
from mediklaud.domain.messaging.policy import MessagingPolicy
from mediklaud.domain.messaging.recipient import WAYS, Channel, Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.ids import OutboxId, PatientId
from mediklaud.ports.messaging import Outbox
from tests.builders.messaging import a_cause, a_notice
from tests.clock import MONDAY_MORNING as NOW
from tests.hospital import new, ports_of, read

POLICY = MessagingPolicy()
MINUTE = timedelta(minutes=1)


def remember(storage, *notices):
    with ports_of(storage) as port:
        port(Outbox).add(notices)


def save(storage, *notices):
    with ports_of(storage) as port:
        port(Outbox).save(notices)


def due(storage, channels=WAYS, now=NOW, limit=100):
    with ports_of(storage) as port:
        return port(Outbox).due(channels, now, limit)


def all_of(storage):
    return read(storage, Outbox).page(None, None, 100)


def kept(storage, notice):
    return read(storage, Outbox).get(notice.id)


def a_sent_notice():
    leased = a_notice().lease(NOW, POLICY)
    return leased.after(Sent(provider_id="p-1"), NOW, POLICY)


@pytest.mark.parametrize(
    "notice",
    [
        a_notice(),
        a_notice(channel=Channel.PREFERRED, starts_at=None, template_version=2),
        a_notice(cause=a_cause(Topic.PATIENT_INVITED, version=1_800_000_000_000)),
        a_notice().lease(NOW, POLICY),
        a_notice().cancel(Problem.NO_LONGER_TRUE),
        a_sent_notice(),
    ],
    ids=["pending", "preferred", "invitation", "leased", "cancelled", "sent"],
)
def test_a_message_comes_back_equal(storage, notice):
    remember(storage, notice)

    assert kept(storage, notice) == notice


def test_a_message_nobody_knows_is_not_found(storage):
    with pytest.raises(NoticeNotFound):
        kept(storage, a_notice())


def test_the_same_message_is_remembered_once(storage):
    first = a_sent_notice()
    again = evolve(a_notice(), cause=first.cause, recipient=first.recipient)

    remember(storage, first)
    remember(storage, again, evolve(again, id=new(OutboxId)))

    assert all_of(storage) == (first,)


@pytest.mark.parametrize(
    "other",
    [
        {"channel": Channel.SMS},
        {"template_version": 2},
        {"recipient": Recipient.patient(new(PatientId))},
        {"cause": a_cause(Topic.APPOINTMENT_NEAR)},
        {"cause": a_cause(version=2)},
    ],
    ids=["channel", "words", "recipient", "topic", "version"],
)
def test_what_differs_in_its_key_is_another_message(storage, other):
    subject_id = a_cause().subject_id
    one = a_notice(cause=a_cause(subject_id=subject_id))
    if "cause" in other:
        other = {"cause": evolve(other["cause"], subject_id=subject_id)}

    remember(storage, one, evolve(one, id=new(OutboxId), **other))

    assert len(all_of(storage)) == 2


def test_nothing_to_remember_is_fine(storage):
    remember(storage)
    save(storage)
    with ports_of(storage) as port:
        port(Outbox).drop(())

    assert all_of(storage) == ()


def test_what_is_due_comes_in_the_order_of_its_time(storage):
    late, early = a_notice(due_at=NOW), a_notice(due_at=NOW - MINUTE)
    future = a_notice(due_at=NOW + MINUTE)
    remember(storage, late, future, early)

    assert due(storage) == (early, late)
    assert due(storage, limit=1) == (early,)
    assert due(storage, now=NOW + MINUTE) == (early, late, future)


def test_only_the_channels_asked_for_are_given(storage):
    mail, sms = a_notice(), a_notice(channel=Channel.SMS)
    undecided = a_notice(channel=Channel.PREFERRED)
    remember(storage, mail, sms, undecided)

    assert due(storage) == (mail, sms)
    assert due(storage, (Channel.PREFERRED,)) == (undecided,)


def test_a_leased_message_is_due_again_when_its_lease_has_run_out(storage):
    leased = a_notice().lease(NOW, POLICY)
    remember(storage, leased)

    assert due(storage, now=NOW + POLICY.lease - MINUTE) == ()
    assert due(storage, now=NOW + POLICY.lease) == (leased,)


@pytest.mark.parametrize("status", ["sent", "dead", "cancelled", "no_contact"])
def test_what_has_ended_is_never_due(storage, status):
    remember(storage, evolve(a_notice(), status=NoticeStatus(status)))

    assert due(storage, now=NOW + timedelta(days=365)) == ()


def test_a_saved_message_stands_as_it_was_saved(storage):
    notice, other = a_notice(), a_notice()
    remember(storage, notice, other)
    leased = notice.lease(NOW, POLICY)
    failed = leased.after(NotSent(problem=Problem.BUSY), NOW, POLICY)

    save(storage, failed)

    assert kept(storage, notice) == failed
    assert kept(storage, other) == other


def test_a_dropped_message_is_gone_and_its_key_free(storage):
    notice, other = a_notice(), a_notice()
    remember(storage, notice, other)

    with ports_of(storage) as port:
        port(Outbox).drop((notice,))
    remember(storage, evolve(notice, id=new(OutboxId)))

    assert {n.cause for n in all_of(storage)} == {notice.cause, other.cause}
    with pytest.raises(NoticeNotFound):
        kept(storage, notice)


def test_pages_go_from_the_newest_to_the_oldest(storage):
    notices = [a_notice() for _ in range(5)]
    remember(storage, *notices)
    newest_first = tuple(reversed(notices))

    outbox = read(storage, Outbox)

    assert outbox.page(None, None, 2) == newest_first[:2]
    assert outbox.page(None, newest_first[1].id, 2) == newest_first[2:4]
    assert outbox.page(None, newest_first[4].id, 2) == ()


def test_pages_can_be_of_one_status(storage):
    dead = [evolve(a_notice(), status=NoticeStatus.DEAD) for _ in range(3)]
    remember(storage, dead[0], a_notice(), dead[1], dead[2], a_notice())

    outbox = read(storage, Outbox)

    assert outbox.page(NoticeStatus.DEAD, None, 2) == (dead[2], dead[1])
    assert outbox.page(NoticeStatus.DEAD, dead[1].id, 2) == (dead[0],)
    assert outbox.page(NoticeStatus.SENT, None, 2) == ()


def test_another_hospitals_messages_are_none_of_ours(database):
    from uuid import uuid4

    elsewhere = evolve(database, hospital_id=uuid4())
    notice = a_notice()
    remember(elsewhere, notice)

    assert all_of(database) == ()
    assert due(database) == ()
    with pytest.raises(NoticeNotFound):
        kept(database, notice)


def test_ones_own_messages_are_listed_the_newest_first(storage):
    me = Recipient.patient(new(PatientId))
    mine = [a_notice(recipient=me) for _ in range(3)]
    remember(storage, mine[0], a_notice(), *mine[1:])

    outbox = read(storage, Outbox)

    assert outbox.to(me, 9) == (mine[2], mine[1], mine[0])
    assert outbox.to(me, 1) == (mine[2],)
    assert outbox.to(Recipient.patient(new(PatientId)), 9) == ()
