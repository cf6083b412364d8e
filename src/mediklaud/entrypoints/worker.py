"""The worker: sends what is due, seals the audit, does the day's chores.

It runs until it is told to stop, beside the server or alone; several may work at
once, on one or many machines.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from attrs import Factory, define, field

from mediklaud.application.access.locksmith import Locksmith
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.access.tidy_up import TidyUp
from mediklaud.application.billing.settler import Settler
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.warn_of_ending_licences import (
    WarnOfEndingLicences,
)
from mediklaud.application.privacy.night_watch import NightWatch
from mediklaud.bootstrap import worker_at_work
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.errors import Refusal
from mediklaud.settings import Settings

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_TO_FINISH = 10


@define
class Worker:
    """Looks every second; what goes wrong once is done the next time."""

    courier: Courier
    sealer: Sealer
    pause: float = _SECONDS_BETWEEN_LOOKS
    chores_done_on: date | None = None
    locksmith: Locksmith = field(
        default=Factory(lambda self: Locksmith(self.courier.app), takes_self=True)
    )
    night_watch: NightWatch = field(
        default=Factory(lambda self: NightWatch(self.courier.app), takes_self=True)
    )

    settler: Settler = field(
        default=Factory(lambda self: Settler(self.courier.app), takes_self=True)
    )

    def run(self, stop: threading.Event) -> None:
        """Work until the event is set."""
        while not stop.is_set():
            if not self._turn():
                stop.wait(self.pause)

    def _turn(self) -> bool:
        """Look once; say whether there may be more to do at once.

        One duty that cannot be done keeps nobody from the others.
        """
        for duty in (self._do_chores, self.night_watch.work, self.sealer.seal_due):
            _tried(duty)
        duties = (self.courier.deliver_due, self.settler.work, self._renew)
        found = [_tried(duty) for duty in duties]
        return any(found)

    def _renew(self) -> bool:
        """Bring what is kept under new keys, a little at a time."""
        before = self.locksmith.unreadable
        goes_on = self.locksmith.work()
        if self.locksmith.unreadable > before:
            log.warning("rows that no key opens: %d", self.locksmith.unreadable)
        return goes_on

    def _do_chores(self) -> None:
        """Once a day, and once after every start."""
        app = self.courier.app
        today = app.clock.now().date()
        if self.chores_done_on != today:
            app.handle(WarnOfEndingLicences(actor=WORKER))
            app.handle(TidyUp(actor=WORKER))
            self.chores_done_on = today


def _tried(duty: Callable[[], object]) -> bool:
    """Do it if it can be done; was there anything to do?"""
    try:
        return bool(duty())
    except Refusal as refusal:
        log.warning("the worker was refused: %s", refusal.code)
    except Exception as error:  # noqa: BLE001 - it has to go on
        # Its kind alone: its text may name people.
        log.error("the worker failed: %s", type(error).__name__)  # noqa: TRY400
    return False


def work(settings: Settings) -> None:
    """Work alone, until the process is told to stop."""
    stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    with worker_at_work(settings) as tools:
        Worker(*tools).run(stop)


@contextmanager
def worker_beside(courier: Courier, sealer: Sealer) -> Iterator[None]:
    """Work in a thread of this process, for the length of a block.

    A server's process hands in those of the hospital it serves anyway.
    """
    stop = threading.Event()
    run = Worker(courier, sealer).run
    thread = threading.Thread(target=run, args=(stop,), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_SECONDS_TO_FINISH)
