"""The worker goes on, whatever happens."""

import logging
import threading
from typing import Any

from attrs import define, field

from mediklaud.adapters.anchor import MemoryAnchor
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.tampering import AnchorUnreadable
from mediklaud.domain.errors import Contended
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.entrypoints.worker import Worker, worker_beside
from mediklaud.ports.auditing import Seals
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.messaging import Postbag
from tests.builders.registry import DAY, MONDAY, a_licence, an_approved_doctor
from tests.hospital import a_hospital, an_actor, read


class Turns(threading.Event):
    """An event that lets the worker look so many times."""

    def __init__(self, left):
        super().__init__()
        self.left = left

    def wait(self, _timeout=None):
        self.left -= 1
        if not self.left:
            self.set()
        return self.is_set()


@define
class Troubled:
    """A courier whose first rounds end in these."""

    app: object
    troubles: list[Exception] = field(factory=list)
    rounds: int = 0

    def deliver_due(self):
        self.rounds += 1
        if self.troubles:
            raise self.troubles.pop(0)
        return 0


def a_courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


def a_sealer(courier):
    return Sealer(app=courier.app, anchor=MemoryAnchor())


def test_it_goes_on_after_a_failure_and_says_its_kind_alone(caplog):
    courier: Any = Troubled(a_hospital(), [Contended(), RuntimeError("Rahim Uddin")])
    caplog.set_level(logging.WARNING)

    Worker(courier, a_sealer(courier)).run(Turns(3))

    assert courier.rounds == 3
    assert "contended" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "Rahim" not in caplog.text


class LostAnchor(MemoryAnchor):
    """One that cannot be read."""

    def newest(self):
        raise AnchorUnreadable


def test_messages_go_out_and_seals_are_made_though_the_anchor_is_lost(caplog):
    hospital = a_hospital()
    a_booking(hospital, a_doctor_at_work(hospital), 3)
    courier = a_courier(hospital)
    sealer = Sealer(app=hospital, anchor=LostAnchor())

    Worker(courier, sealer).run(Turns(2))

    assert courier.mailer.letters
    assert len(read(hospital.storage, Seals).after(0, 9)) == 1
    assert "anchor_unreadable" in caplog.text


def test_it_sends_as_long_as_there_is_something_before_it_rests():
    hospital = a_hospital()
    doctor = a_doctor_at_work(hospital)
    for hour in range(25):
        a_booking(hospital, doctor, 24 * (1 + hour // 5) + hour % 5)
    courier = a_courier(hospital)

    Worker(courier, a_sealer(courier)).run(Turns(1))

    assert len(courier.mailer.letters) >= 25


def test_the_days_chores_are_done_once_a_day():
    hospital = a_hospital()
    an_approved_doctor(hospital, licence=a_licence(valid_until=MONDAY + 20 * DAY))
    courier = a_courier(hospital)
    worker = Worker(courier, a_sealer(courier))

    worker.run(Turns(2))

    assert len(courier.mailer.letters) == 1
    assert worker.chores_done_on == MONDAY


def test_beside_a_server_it_works_until_the_server_stops():
    hospital = a_hospital()
    courier = a_courier(hospital)
    before = threading.active_count()

    with worker_beside(courier, a_sealer(courier)):
        a_booking(hospital, a_doctor_at_work(hospital), 3)
        _wait_until(lambda: courier.mailer.letters)

    assert threading.active_count() == before
    admin = an_actor(Role.ADMINISTRATOR)
    [notice] = hospital.handle(ListOutbox(actor=admin))
    assert notice.status is NoticeStatus.SENT


def _wait_until(it_is_so, seconds=10):
    for _ in range(seconds * 100):
        if it_is_so():
            return
        threading.Event().wait(0.01)
    raise AssertionError
