"""Hospitals that draw their own keys, as real ones do, in the tests' databases."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from uuid import UUID, uuid4

from attrs import define, field
from sqlalchemy import Engine

from mediklaud.adapters.sql.keys.keyring import SqlKeyring
from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
from mediklaud.adapters.sql.storage import SqlPort, SqlStorage
from mediklaud.application.access.list_keys import ListKeys
from mediklaud.application.access.locksmith import Locksmith
from mediklaud.application.access.rotate_key import RotateKey
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.data_key import KeyState
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import TryLater
from mediklaud.ports.keys import Keys
from mediklaud.ports.master_key import MasterKey
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor
from tests.ring import MASTER_KEY

OVERLAP = timedelta(minutes=3)
ADMIN = an_actor(Role.ADMINISTRATOR)


@define
class House:
    """One hospital; each process that serves it has a keyring of its own."""

    engine: Engine
    ports: Mapping[type, SqlPort]
    hospital_id: UUID = field(factory=uuid4)
    clock: StandingClock = field(factory=StandingClock)
    masters: tuple[MasterKey, ...] = (MASTER_KEY,)

    @classmethod
    def on(cls, database):
        """A new hospital in this database."""
        return cls(database.engine, database.ports)

    def storage(self):
        """What a process that was just started has."""
        keys = WrappedKeys(self.hospital_id, self.masters, self.clock.now)
        keyring = SqlKeyring(self.engine, keys)
        return SqlStorage(self.engine, self.hospital_id, self.ports, keyring)

    def process(self):
        """One more process that serves it."""
        policy = swap(AccessPolicy, AccessPolicy(keys_overlap=OVERLAP))
        return a_hospital(self.storage(), self.clock, policy)


def keys_of(hospital, *states):
    """Its keys, perhaps only those in these states."""
    found = hospital.handle(ListKeys(actor=ADMIN))
    return [key for key in found if key.state in (states or tuple(KeyState))]


def rotate(hospital, purpose):
    """The administrator asks for a new key."""
    return hospital.handle(RotateKey(actor=ADMIN, purpose=purpose))


def renew_all(hospital):
    """The worker goes round once."""
    smith, goes_on = Locksmith(hospital), True
    while goes_on:
        with suppress(TryLater):
            goes_on = smith.work()


def uses(storage, key):
    """How many rows are kept under it."""
    with storage.unit(writes=False) as unit:
        return unit.port(Keys).uses(key)
