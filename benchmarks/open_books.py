"""The same hospital with its books lying open: no seals, and an audit of loose leaves.

Only to measure what privacy costs. No setting of the program does this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from attrs import frozen
from sqlalchemy import insert

from mediklaud.adapters.sql.access.audit import SqlAudit
from mediklaud.adapters.sql.access.audit_rows import to_row
from mediklaud.adapters.sql.access.audit_tables import audit
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.ports import PORTS
from mediklaud.adapters.sql.storage import SqlStorage, SqlUnit, translated
from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.access.chain import Link
from mediklaud.ports.access import Audit
from mediklaud.ports.secrets import Place

_LEAF = insert(audit)


class OpenCipher:
    """Hides nothing and marks nothing."""

    def seal(self, plain: bytes, _place: Place) -> bytes:
        return plain

    def unseal(self, sealed: bytes, _place: Place) -> bytes:
        return sealed

    def index(self, label: str, text: str) -> int:
        mark = blake2b(f"{label}/{text}".encode(), digest_size=8).digest()
        return int.from_bytes(mark, "big", signed=True)

    def indexes(self, label: str, text: str) -> tuple[int, ...]:
        return (self.index(label, text),)

    def seal_key(self) -> int:
        return 0

    def index_key(self) -> int:
        return 0

    def mac(self, _data: bytes) -> tuple[int, bytes]:
        return 0, b""

    def check_mac(self, _key_id: int, _data: bytes) -> bytes:
        return b""

    def sign(self, _data: bytes) -> tuple[int, bytes]:
        return 0, b""

    def verify(self, _key_id: int, _data: bytes, _signature: bytes) -> bool:
        return True

    def public_key(self, _key_id: int) -> bytes:
        return b""


@frozen
class LooseLeaves(SqlAudit):
    """An audit whose entries do not hang together."""

    def append(self, entry: AuditEntry) -> None:
        nth = entry.id.value.int & (2**63 - 1)  # in no order, and never twice
        leaf = Link(
            stream=entry.stream, seq=nth, previous=b"", key_id=0, mac=b"", entry=entry
        )
        self.database.change(_LEAF, **to_row(leaf))


@frozen
class OpenStorage(SqlStorage):
    """The usual tables, read and written without keys."""

    @contextmanager
    def unit(self, *, writes: bool, steady: bool = False) -> Iterator[SqlUnit]:
        options = self._options(writes=writes, steady=steady)
        with (
            self._turn(writes=writes),
            translated(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            database = Database(connection, self.hospital_id, OpenCipher())
            yield SqlUnit(database, {**PORTS, Audit: LooseLeaves})
