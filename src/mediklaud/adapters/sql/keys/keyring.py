"""The hospital's keyring: read before it is needed, and never long ago."""

from __future__ import annotations

import threading
import time
from typing import Protocol
from uuid import UUID

from attrs import define, field
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.keyring.ring import Ring
from mediklaud.adapters.sql.engine import READS_ONLY
from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
from mediklaud.ports.master_key import MasterKey

HOLDS = 60
"""Seconds after which the keys are read anew: another process may have drawn some."""


class Keyring(Protocol):
    """Where a transaction's keys come from."""

    @property
    def keys(self) -> WrappedKeys:
        """Those of the table, to be rotated."""

    def ring(self) -> Ring:
        """The keys, perhaps as they were a minute ago; asked before a transaction."""

    def again(self, connection: Connection) -> Ring:
        """The keys as this transaction sees them."""


@define
class SqlKeyring:
    """The keys of `data_keys`, drawn when a hospital has none yet."""

    engine: Engine
    keys: WrappedKeys
    _ring: Ring | None = field(default=None, repr=False)
    _read_at: float = 0
    _turn: threading.Lock = field(factory=threading.Lock, repr=False)

    @classmethod
    def of(cls, engine: Engine, hospital_id: UUID, *masters: MasterKey) -> SqlKeyring:
        """This hospital's, opened by its master key, or by the one to come."""
        return cls(engine, WrappedKeys(hospital_id, masters))

    def ring(self) -> Ring:
        with self._turn:
            if self._ring is None or time.monotonic() - self._read_at > HOLDS:
                return self._keep(self._read() or self._begun())
            return self._ring

    def again(self, connection: Connection) -> Ring:
        return self._keep(self.keys.ring(connection))

    def _keep(self, ring: Ring) -> Ring:
        self._ring, self._read_at = ring, time.monotonic()
        return ring

    def _read(self) -> Ring | None:
        """As they stand in the database; none if some are still to be drawn."""
        options = {READS_ONLY: True}
        with self.engine.connect().execution_options(**options) as connection:
            ring = self.keys.ring(connection)
        return None if ring.missing else ring

    def _begun(self) -> Ring:
        """Draw what is missing; another process may do so at the same moment."""
        try:
            with self._one_moment().begin() as connection:
                missing = self.keys.ring(connection).missing
                if missing:
                    self.keys.begin(connection, missing)
        except IntegrityError:
            pass  # the other was first: its keys are ours
        with self.engine.connect() as connection:
            return self.keys.ring(connection)

    def _one_moment(self) -> Engine:
        """Who sees that none are drawn numbers them so, too: the second one fails."""
        if self.engine.dialect.name != "postgresql":
            return self.engine
        return self.engine.execution_options(isolation_level="REPEATABLE READ")
