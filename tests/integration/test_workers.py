"""Several workers at once, each with connections of its own to one database."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier, Lock

import pytest
from attrs import define, field

from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.smtp import SmtpMailer
from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.lease_due_messages import LeaseDueMessages
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.domain.access.actor import WORKER, Role
from mediklaud.domain.messaging.delivery import Sent
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.messaging.recipient import WAYS, Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.registry import Doctors
from tests.builders.messaging import Postbag, a_cause, a_notice
from tests.builders.registry import a_doctor
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, ports_of
from tests.mailbox import a_mailbox
from tests.statements import statements_on

WORKERS, MESSAGES = 4, 60


def with_messages(storage, count):
    """So many warnings are due, each to another doctor."""
    doctors = [a_doctor() for _ in range(count)]
    notices = [_warning(doctor) for doctor in doctors]
    with ports_of(storage) as port:
        for doctor in doctors:
            port(Doctors).add(doctor)
        port(Outbox).add(notices)
    return notices


def _warning(doctor):
    last_day = doctor.licence.valid_until.toordinal()
    cause = a_cause(Topic.LICENCE_ENDS_IN_7_DAYS, last_day, doctor.id.value)
    return a_notice(cause=cause, recipient=Recipient.doctor(doctor.id), starts_at=None)


def outbox(storage, status=None):
    query = ListOutbox(actor=an_actor(Role.ADMINISTRATOR), status=status, limit=500)
    return a_hospital(storage).handle(query)


@pytest.fixture
def neighbours(database):
    """The same hospital as so many other programs see it."""
    with ExitStack() as until_the_end:
        storages = []
        for _ in range(WORKERS):
            url = database.engine.url.render_as_string(hide_password=False)
            engine = engine_for(url, connections=2)
            until_the_end.callback(engine.dispose)
            here, keyring = database.hospital_id, database.keyring
            storages.append(SqlStorage(engine, here, sql.PORTS, keyring))
        yield storages


@define
class SharedBag:
    """Every worker's letters in one bag."""

    keys: list[str] = field(factory=list)
    lock: Lock = field(factory=Lock)

    def send(self, letter):
        with self.lock:
            self.keys.append(str(letter.id))
        return Sent()


def test_workers_at_once_send_each_message_once(database, neighbours):
    with_messages(database, MESSAGES)
    bag, together = SharedBag(), Barrier(WORKERS)

    def work(storage):
        courier = Courier(app=a_hospital(storage), mailer=bag, sms=bag)
        together.wait()
        while courier.deliver_due(7):
            pass

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(work, neighbours))

    assert len(bag.keys) == MESSAGES
    assert len(set(bag.keys)) == MESSAGES
    assert len(outbox(database, NoticeStatus.SENT)) == MESSAGES


def test_leases_given_at_once_are_of_different_messages(database, neighbours):
    with_messages(database, MESSAGES)
    together = Barrier(WORKERS)

    def lease(storage):
        hospital = a_hospital(storage)
        together.wait()
        return hospital.handle(LeaseDueMessages(actor=WORKER, limit=10))

    with ThreadPoolExecutor(WORKERS) as pool:
        leases = list(pool.map(lease, neighbours))

    ids = [letter.id for letters in leases for letter in letters]
    assert len(ids) == len(set(ids)) == 10 * WORKERS


def test_nobody_waits_for_a_worker_that_is_choosing(database, neighbours):
    if database.engine.dialect.name == "sqlite":
        return  # it has one writer at a time: the next one's turn comes after
    first, second = neighbours[:2]
    notices = with_messages(database, 3)

    with ports_of(first) as one, ports_of(second) as other:
        taken = one(Outbox).due(WAYS, MONDAY_MORNING, 2)
        left = other(Outbox).due(WAYS, MONDAY_MORNING, 2)

    assert set(taken) == set(notices[:2])
    assert left == (notices[2],)


def test_a_batch_costs_the_same_few_statements_as_one_message(database):
    hospital = a_hospital(database)
    counts = []
    for size in (1, 20):
        with_messages(database, size)
        with statements_on(database.engine) as sent:
            letters = hospital.handle(LeaseDueMessages(actor=WORKER, limit=50))
        counts.append(len(sent))
        assert len(letters) == size

    assert counts[0] == counts[1] <= 6


def test_letters_reach_a_real_mail_server(database):
    notices = with_messages(database, 3)
    letterhead = Letterhead("no-reply@hospital.example", StandingClock())

    with a_mailbox() as mailbox:
        server = MailServer(host="127.0.0.1", port=mailbox.port)
        mailer = SmtpMailer(server, letterhead)
        app = a_hospital(database)
        Courier(app=app, mailer=mailer, sms=Postbag()).deliver_due()

    keys = {mail["Message-ID"] for mail in mailbox.mails}
    assert keys == {f"<{notice.id}@hospital.example>" for notice in notices}
    assert {notice.provider_id for notice in outbox(database)} == keys
