"""Whoever outside is slow holds up nobody: no transaction is open meanwhile."""

import threading
from typing import ClassVar

import pytest
from attrs import frozen

from mediklaud.adapters.patience import ProcessPatience
from mediklaud.adapters.system import TimeOrderedIds
from mediklaud.application.application import Application
from mediklaud.application.messages import Command
from mediklaud.application.use_case import Catalogue, Nowhere
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import NotPermitted, TryLater
from mediklaud.ports.patience import Patience
from mediklaud.ports.system import Counters
from tests.clock import StandingClock
from tests.hospital import an_actor, ports_of


@frozen(kw_only=True)
class Send(Command[str]):
    """Keep a word, ask outside, keep what was answered."""

    permission: ClassVar = Permission.INVITE_PATIENT


class Silent(TryLater):
    """Nobody answers outside."""


class Errands:
    """A hospital whose one message goes outside."""

    def __init__(self, storage):
        self.storage, self.order, self.answers = storage, [], ["well"]
        self.application = Application(
            storage=storage,
            clock=StandingClock(),
            ids=TimeOrderedIds(),
            catalogue=Catalogue.of(
                use_cases={Send: self._after},
                beforehand={},
                errands={Send: (self._before, self._outside)},
                reactions={},
            ),
            services={
                AccessPolicy: AccessPolicy(),
                Patience: ProcessPatience(AccessPolicy()),
            },
        )

    def send(self, role=Role.FRONT_DESK):
        return self.application.handle(Send(actor=an_actor(role)))

    def count(self, series):
        with ports_of(self.storage) as port:
            return port(Counters).next(series)

    def _before(self, _command: Send, *, counters: Counters) -> int:
        self.order.append("before")
        return counters.next("kept")

    def _outside(self, kept: int) -> str:
        self.order.append("outside")
        others = threading.Thread(target=self.count, args=("others",))
        others.start()
        others.join(5)
        assert not others.is_alive()
        if not self.answers:
            raise Silent
        return f"{kept} {self.answers.pop()}"

    def _after(self, answered: str, *, counters: Counters) -> str:
        self.order.append("after")
        counters.next("answered")
        return answered


@pytest.fixture
def errands(storage):
    return Errands(storage)


def test_it_is_kept_then_asked_outside_then_finished(errands):
    assert errands.send() == "1 well"
    assert errands.order == ["before", "outside", "after"]


def test_others_write_while_somebody_outside_is_slow(errands):
    errands.send()

    assert errands.count("others") == 2


def test_what_was_kept_stays_where_nobody_answers(errands):
    errands.answers.clear()

    with pytest.raises(Silent):
        errands.send()

    assert errands.count("kept") == 2
    assert errands.count("answered") == 1


def test_whoever_may_not_sends_nobody_outside(errands):
    with pytest.raises(NotPermitted):
        errands.send(Role.BILLING)

    assert errands.order == []


def test_outside_nothing_that_is_remembered_is_at_hand():
    with pytest.raises(LookupError):
        Nowhere().port(Counters)
