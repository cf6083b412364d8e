"""What is kept under a former key is sealed anew, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen
from sqlalchemy import Row

from mediklaud.adapters.keyring.box import key_id_of
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.keys.sealed_tables import SealedTable, sealed_tables
from mediklaud.domain.errors import SealBroken
from mediklaud.ports.keys import Position, Renewed

_SEPARATOR = "/"


@frozen
class Renewing:
    """Goes through the tables; whoever changes a row meanwhile has precedence."""

    database: Database
    active: int
    """The id of the key that is sealed with."""

    def renew(self, after: Position | None, limit: int) -> Renewed:
        """One part of one table, and where to go on."""
        tables = sealed_tables()
        names = [table.table.name for table in tables]
        name, *last = after or names[:1]
        nth = names.index(name)
        rows = self._rows(tables[nth], last, limit)
        behind = [row for row in rows if self._is_behind(row)]
        changes = [self._changed(tables[nth], row) for row in behind]
        renewed = [change for change in changes if change is not None]
        self.database.add_all(tables[nth].seal, renewed)
        if len(rows) == limit:
            goes_on: Position = (name, *tables[nth].texts(rows[-1]))
        else:
            goes_on = tuple(names[nth + 1 : nth + 2])
        return Renewed(
            count=len(renewed),
            unreadable=len(behind) - len(renewed),
            after=goes_on or None,
        )

    def _rows(
        self, table: SealedTable, last: Sequence[str], limit: int
    ) -> Sequence[Row[Any]]:
        if not last:
            return self.database.rows(table.first, limit=limit)
        key = table.named("last", table.read(last))
        return self.database.rows(table.following, limit=limit, **key)

    def _is_behind(self, row: Row[Any]) -> bool:
        """Whatever has no head that a seal has is nothing that we could renew."""
        try:
            return key_id_of(row.sealed) != self.active
        except SealBroken:
            return True

    def _changed(self, table: SealedTable, row: Row[Any]) -> dict[str, Any] | None:
        where = _SEPARATOR.join(table.texts(row))
        try:
            private = self.database.unseal(table.table, where, row.sealed)
        except SealBroken:
            return None
        return {
            **table.named("this", row[: len(table.key)]),
            "was": row.sealed,
            "sealed": self.database.seal(table.table, where, private),
        }
