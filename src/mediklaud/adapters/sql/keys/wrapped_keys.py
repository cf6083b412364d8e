"""The rows of data keys: opened by the master key, and new ones drawn."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Connection, Row, func, insert, select

from mediklaud.adapters.keyring.ring import OpenKey, Ring
from mediklaud.adapters.keyring.wrapping import KEY_LENGTH, Label, unwrap, wrap
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.ports.master_key import MasterKey

_KEYS = select(data_keys).where(here(data_keys)).order_by(data_keys.c.id)
_LAST = select(func.max(data_keys.c.id)).where(here(data_keys))
_ADD = insert(data_keys)


@frozen
class WrappedKeys:
    """One hospital's data keys, and the master key that they are wrapped with."""

    hospital_id: UUID
    master: MasterKey

    def ring(self, connection: Connection) -> Ring:
        """All of them, opened; `WrongMasterKey` if they do not open."""
        rows = connection.execute(_KEYS, {"here": self.hospital_id})
        return Ring(self.hospital_id, (self._opened(row) for row in rows))

    def draw(self, connection: Connection, purposes: Iterable[KeyPurpose]) -> None:
        """Draw an active key for each of these."""
        last = connection.execute(_LAST, {"here": self.hospital_id}).scalar() or 0
        rows = [self._drawn(p, last + nth) for nth, p in enumerate(purposes, start=1)]
        connection.execute(_ADD, rows)

    def _opened(self, row: Row[Any]) -> OpenKey:
        purpose = KeyPurpose(row.purpose)
        label = Label(self.hospital_id, purpose, row.id)
        secret = unwrap(row.wrapped, label, self.master)
        state = KeyState(row.state)
        return OpenKey(id=row.id, purpose=purpose, state=state, secret=secret)

    def _drawn(self, purpose: KeyPurpose, key_id: int) -> dict[str, object]:
        label = Label(self.hospital_id, purpose, key_id)
        now = datetime.now(UTC)
        return {
            "hospital_id": self.hospital_id,
            "id": key_id,
            "purpose": purpose.value,
            "state": KeyState.ACTIVE.value,
            "wrapped": wrap(os.urandom(KEY_LENGTH), label, self.master),
            "created_at": now,
            "changed_at": now,
        }
