"""One connection in one transaction, in the service of one hospital."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from attrs import field, frozen
from sqlalchemy import Connection, CursorResult, Executable, Row, Table

from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
from mediklaud.adapters.sql.schema import SEALED
from mediklaud.domain.access.chain import Tail
from mediklaud.ports.secrets import Cipher, Place

AT_A_TIME = 1000


@frozen
class Database:
    """Runs statements; every one of them is given the hospital's id."""

    connection: Connection
    hospital_id: UUID
    cipher: Cipher
    keys: WrappedKeys | None = field(default=None, repr=False)
    """The hospital's data keys as they are kept, for whoever changes them."""
    tails: dict[str, Tail] = field(factory=dict, repr=False)
    """The ends of the audit's streams, as far as somebody came upon them already."""
    walks: list[CursorResult[Any]] = field(factory=list, repr=False)
    """What may not have been read to its end."""

    def rows(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        """All rows the statement finds."""
        given = {**self._this_hospital(statement), **values}
        return self.connection.execute(statement, given).all()

    def first(self, statement: Executable, **values: object) -> Row[Any] | None:
        """The first row, if there is one."""
        given = {**self._this_hospital(statement), **values}
        return self.connection.execute(statement, given).first()

    def walk(self, statement: Executable, **values: object) -> Iterator[Row[Any]]:
        """All rows the statement finds, a few at a time: there may be very many."""
        given = {**self._this_hospital(statement), **values}
        few_at_a_time = {"yield_per": AT_A_TIME}
        found = self.connection.execute(
            statement, given, execution_options=few_at_a_time
        )
        self.walks.append(found)
        return iter(found)

    def end_walks(self) -> None:
        """Let go of what nobody read to its end.

        SQLite keeps a moment for as long as anybody may still read of it: whoever is
        given the connection next would not see what was written since.
        """
        for found in self.walks:
            found.close()

    def change(self, statement: Executable, **values: object) -> int:
        """Run a change; answer how many rows it touched."""
        given = {**self._this_hospital(statement), **values}
        return self.connection.execute(statement, given).rowcount

    def change_all(
        self, statement: Executable, each: Sequence[Mapping[str, object]]
    ) -> int:
        """Run a change with each of these values; how many rows it touched in all."""
        this = self._this_hospital(statement)
        given = [{**this, **values} for values in each]
        return self.connection.execute(statement, given).rowcount if given else 0

    def add_all(
        self, statement: Executable, rows: Iterable[Mapping[str, object]]
    ) -> None:
        """Insert several rows by one statement; none is fine too."""
        this = self._this_hospital(statement)
        given = [{**this, **row} for row in rows]
        if given:
            self.connection.execute(statement, given)

    def seal(
        self, table: Table, row_id: UUID | str, private: Mapping[str, Any]
    ) -> bytes:
        """What goes into this row's column `sealed`."""
        return self.cipher.seal(msgspec.json.encode(private), _place(table, row_id))

    def unseal(self, table: Table, row_id: UUID | str, sealed: bytes) -> dict[str, Any]:
        """What was sealed in this row; `SealBroken` if it does not open here."""
        plain = self.cipher.unseal(sealed, _place(table, row_id))
        return msgspec.json.decode(plain, type=dict[str, Any])

    def index(self, label: str, text: str) -> int:
        """What goes into a column that is searched without being read."""
        return self.cipher.index(label, text)

    def indexes(self, label: str, text: str) -> tuple[int, ...]:
        """What to search for in such a column."""
        return self.cipher.indexes(label, text)

    @property
    def index_key(self) -> int:
        """With which key such columns are filled now."""
        return self.cipher.index_key()

    def _this_hospital(self, statement: Executable) -> dict[str, object]:
        """For the conditions, and for new rows; an update must not set the column."""
        if statement.is_update:
            return {"here": self.hospital_id}
        return {"here": self.hospital_id, "hospital_id": self.hospital_id}

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`: for the few statements that differ."""
        return self.connection.dialect.name


def _place(table: Table, row_id: UUID | str) -> Place:
    """A row is called by its key without the hospital; its parts joined by `/`."""
    return Place(table.name, SEALED, str(row_id))
