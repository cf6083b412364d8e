"""The rows of data keys: opened by the master key, and new ones drawn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from attrs import field, frozen
from sqlalchemy import Connection, Row, func, insert, select

from mediklaud.adapters.keyring.ring import OpenKey, Ring
from mediklaud.adapters.keyring.wrapping import KEY_LENGTH, Label, unwrap, wrap
from mediklaud.adapters.sql.keys.key_rows import to_keys, to_row
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.data_key import DataKey, KeyPurpose, KeyState
from mediklaud.ports.master_key import MasterKey

KEYS = select(data_keys).where(here(data_keys)).order_by(data_keys.c.id)
_LAST = select(func.max(data_keys.c.id)).where(here(data_keys))
_ADD = insert(data_keys)
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


@frozen
class WrappedKeys:
    """One hospital's data keys, and the master keys that may open them.

    The last of these is the one to come: while the hospital changes from one to the
    other, every process has both.
    """

    hospital_id: UUID
    masters: Sequence[MasterKey] = field(repr=False)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The hospital's clock: by it a key comes into force."""

    def ring(self, connection: Connection) -> Ring:
        """All of them, opened; `WrongMasterKey` if they do not open."""
        rows = connection.execute(KEYS, {"here": self.hospital_id}).all()
        keys = to_keys(rows, self.now())
        opened = map(self._opened, rows, keys)
        return Ring(self.hospital_id, opened)

    def begin(self, connection: Connection, purposes: Iterable[KeyPurpose]) -> None:
        """Draw a first key for each of these, active whatever the hospital's clock."""
        now = self.now()
        for purpose in purposes:  # once in a hospital's life
            self.draw(connection, purpose, active_from=_ALWAYS, now=now)

    def draw(
        self,
        connection: Connection,
        purpose: KeyPurpose,
        *,
        active_from: datetime,
        now: datetime,
    ) -> DataKey:
        """A new key, wrapped by the master key that wraps the others."""
        last = connection.execute(_LAST, {"here": self.hospital_id}).scalar() or 0
        key = DataKey(
            id=last + 1,
            purpose=purpose,
            state=KeyState.COMING,
            created_at=now,
            active_from=active_from,
        )
        secret = os.urandom(KEY_LENGTH)
        wrapped = wrap(secret, self.label(key), self._wrapping(connection))
        connection.execute(_ADD, to_row(key, self.hospital_id, wrapped))
        return key

    def label(self, key: DataKey) -> Label:
        """Under which label the key is wrapped."""
        return Label(self.hospital_id, key.purpose, key.id)

    def _opened(self, row: Row[Any], key: DataKey) -> OpenKey:
        secret, _ = unwrap(row.wrapped, self.label(key), self.masters)
        return OpenKey(id=key.id, purpose=key.purpose, state=key.state, secret=secret)

    def _wrapping(self, connection: Connection) -> MasterKey:
        """The one by which the newest key is wrapped; the first one for the first."""
        rows = connection.execute(KEYS, {"here": self.hospital_id}).all()
        if not rows:
            return self.masters[0]
        newest = to_keys(rows, self.now())[-1]
        return unwrap(rows[-1].wrapped, self.label(newest), self.masters)[1]
