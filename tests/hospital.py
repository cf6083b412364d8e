"""A whole hospital for a test: real use cases, a chosen storage, a standing clock."""

from contextlib import contextmanager
from typing import Any

from mediklaud.adapters.argon2 import Argon2Passwords
from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.adapters.system import TimeOrderedIds
from mediklaud.application.application import Application
from mediklaud.bootstrap import Swap, open_hospital, swap
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.patience import Patience
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Clock, Storage, Unit
from mediklaud.settings import IN_MEMORY
from tests.clock import StandingClock
from tests.endless_patience import EndlessPatience

_ids = TimeOrderedIds()


def a_hospital(
    storage: Storage | None = None, clock: StandingClock | None = None, *swaps: Swap
) -> Application:
    """A hospital on the given storage (in memory if none) with cheap passwords.

    Its staff need no second factor, and it is never tired of strangers: the tests
    about these swap them.
    """
    return open_hospital(
        IN_MEMORY,
        swap(Storage, storage or MemoryStorage(memory.PORTS)),
        swap(Clock, clock or StandingClock()),
        swap(Passwords, Argon2Passwords.cheapest()),
        swap(Patience, EndlessPatience()),
        swap(AccessPolicy, AccessPolicy(staff_need_second_factor=False)),
        *swaps,
    )


def new(kind: type) -> Any:
    """A fresh identifier of this kind."""
    return _ids.new(kind)


def an_actor(*roles: Role, **who: Any) -> Actor:
    """Somebody of staff in these roles; `who` may say which patient or doctor."""
    return Actor(roles=roles, **{"account_id": new(AccountId), **who})


@contextmanager
def ports_of(storage: Storage):
    """One writing transaction, as the function that gives its ports by kind."""
    with storage.unit(writes=True) as unit:
        yield unit.port


def read(storage: Storage, kind: type) -> Any:
    """A port to look with, in a transaction of its own per call."""

    class _Looker:
        def __getattr__(self, name: str) -> Any:
            def call(*args: Any, **kwargs: Any) -> Any:
                with storage.unit(writes=False) as unit:
                    return getattr(_port(unit, kind), name)(*args, **kwargs)

            return call

    return _Looker()


def _port(unit: Unit, kind: type) -> Any:
    return unit.port(kind)
