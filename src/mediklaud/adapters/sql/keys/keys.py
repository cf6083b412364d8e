"""The hospital's data keys, in their table."""

from __future__ import annotations

import struct
from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.keyring.box import VERSION
from mediklaud.adapters.keyring.wrapping import unwrap, wrap
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.keys.indexed_tables import index_uses, reindex
from mediklaud.adapters.sql.keys.key_rows import to_keys
from mediklaud.adapters.sql.keys.renewing import Renewing
from mediklaud.adapters.sql.keys.sealed_tables import uses
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.adapters.sql.keys.wrapped_keys import KEYS, WrappedKeys
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.data_key import (
    DataKey,
    KeyPurpose,
    NoNewMasterKey,
    NothingIsSealed,
)
from mediklaud.domain.errors import Contended
from mediklaud.ports.keys import Position, Renewed

_THIS = (here(data_keys), data_keys.c.id == bindparam("this"))
_CHANGE = update(data_keys).where(*_THIS)


@frozen
class SqlKeys:
    """The `data_keys` table, and every table in which something is sealed."""

    database: Database

    def all(self, now: datetime) -> tuple[DataKey, ...]:
        return to_keys(self.database.rows(KEYS), now)

    def draw(
        self, purpose: KeyPurpose, *, active_from: datetime, now: datetime
    ) -> DataKey:
        connection = self.database.connection
        try:
            return self._wrapped.draw(
                connection, purpose, active_from=active_from, now=now
            )
        except IntegrityError as error:
            raise Contended from error

    def renew(self, after: Position | None, limit: int) -> Renewed:
        reindex(self.database, limit)
        active = self.database.cipher.seal_key()
        return Renewing(self.database, active).renew(after, limit)

    def uses(self, key: DataKey) -> int:
        if key.purpose is KeyPurpose.INDEX:
            return index_uses(self.database, key.id)
        head = struct.pack(">BI", VERSION, key.id)
        row = self.database.first(uses(), head=head)
        return 0 if row is None else int(row[0])

    def retire(self, key: DataKey, now: datetime) -> None:
        self.database.change(_CHANGE, this=key.id, retired_at=now)

    def rewrap(self) -> int:
        current, *coming = self._wrapped.masters
        if not coming:
            raise NoNewMasterKey
        rows = self.database.rows(KEYS)
        keys = to_keys(rows, rows[0].created_at)
        changes = []
        for row, key in zip(rows, keys, strict=True):
            label = self._wrapped.label(key)
            secret, _ = unwrap(row.wrapped, label, (current, *coming))
            changes.append({"this": key.id, "wrapped": wrap(secret, label, coming[-1])})
        self.database.add_all(_CHANGE, changes)
        return len(changes)

    @property
    def _wrapped(self) -> WrappedKeys:
        if self.database.keys is None:
            raise NothingIsSealed
        return self.database.keys
