"""The ground everything stands on: time, ids, storage, and what just happened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

from mediklaud.domain.shared.ids import Id

AnyId = TypeVar("AnyId", bound=Id)
Port = TypeVar("Port")


class Clock(Protocol):
    """The time of day, with a time zone."""

    def now(self) -> datetime:
        """This instant, in UTC."""


class Ids(Protocol):
    """Where new identifiers come from."""

    def new(self, kind: Callable[..., AnyId]) -> AnyId:
        """One that was never given out before; later ones sort after earlier ones."""


class Events(Protocol):
    """What happened while a message was handled."""

    def tell(self, event: object) -> None:
        """Let the reactions to this event run, in the same transaction."""


class Unit(Protocol):
    """One transaction, and the ports that see it."""

    def port(self, kind: type[Port]) -> Port:
        """The port of this kind, bound to this transaction."""


class Storage(Protocol):
    """Where the hospital's memory lies."""

    def unit(
        self, *, writes: bool, steady: bool = False
    ) -> AbstractContextManager[Unit]:
        """Open a transaction: kept whole when the block ends, or not at all.

        A steady one shows everything as it stood at one moment.
        `Contended` if others changed the same things meanwhile: try again.
        """

    def close(self) -> None:
        """Let go of whatever it holds of the machine; nobody asks it afterwards."""


class Counters(Protocol):
    """The running numbers of the hospital's series: doctors, patients, invoices."""

    def next(self, series: str) -> int:
        """The series' next number, from 1, without gaps.

        Whoever asks next waits until this transaction ends.
        """
