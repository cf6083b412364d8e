"""The audit's seals, and what waits for the next one, in their tables.

Neither ids nor times are in the order of commits. So an entry is noted as unsealed in
its own transaction: a seal covers what is noted and to be seen, and whatever is
committed later is still noted for the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.audit_tables import (
    audit,
    audit_heads,
    audit_seals,
    audit_unsealed,
)
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.seal import Head, Seal
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AuditId
from mediklaud.ports.auditing import Unsealed

_s, _u = audit_seals.c, audit_unsealed.c
_WAITING = select(func.count()).select_from(
    select(_u.id).where(here(audit_unsealed)).limit(bindparam("limit")).subquery()
)
_same_entry = and_(
    audit.c.hospital_id == _u.hospital_id,
    audit.c.stream == _u.stream,
    audit.c.seq == _u.seq,
)
_UNSEALED = (
    select(_u.id, _u.stream, _u.seq, audit.c.mac)
    .join_from(audit_unsealed, audit, _same_entry)
    .where(here(audit_unsealed))
    .order_by(_u.id)
    .limit(bindparam("limit"))
)
_NEWEST = (
    select(audit_seals).where(here(audit_seals)).order_by(_s.number.desc()).limit(1)
)
_AFTER = (
    select(audit_seals)
    .where(here(audit_seals), _s.number > bindparam("last"))
    .order_by(_s.number)
    .limit(bindparam("limit"))
)
_NUMBERED = (
    select(audit_seals)
    .where(here(audit_seals), _s.number.in_(bindparam("numbers", expanding=True)))
    .order_by(_s.number)
)
_SEAL, _COVER = insert(audit_seals), insert(audit_heads)
_NO_LONGER = delete(audit_unsealed).where(
    here(audit_unsealed), _u.id == bindparam("covered")
)


@frozen
class SqlSeals:
    """The tables `audit_seals`, `audit_heads` and `audit_unsealed`."""

    database: Database

    def wait(self, at_least: int) -> bool:
        row = self.database.first(_WAITING, limit=at_least)
        return row is not None and row[0] >= at_least

    def unsealed(self, limit: int) -> tuple[Unsealed, ...]:
        rows = self.database.rows(_UNSEALED, limit=limit)
        return tuple(Unsealed(AuditId(row.id), to_head(row)) for row in rows)

    def newest(self) -> Seal | None:
        row = self.database.first(_NEWEST)
        return None if row is None else to_seal(row)

    def add(
        self, seal: Seal, heads: Iterable[Head], covered: Collection[Unsealed]
    ) -> None:
        try:
            self.database.change(_SEAL, **_to_row(seal))
        except IntegrityError as error:
            raise Contended from error
        self.database.add_all(_COVER, (_to_head_row(seal, head) for head in heads))
        self.database.add_all(_NO_LONGER, ({"covered": o.id.value} for o in covered))

    def after(self, number: int, limit: int) -> tuple[Seal, ...]:
        return tuple(map(to_seal, self.database.rows(_AFTER, last=number, limit=limit)))

    def numbered(self, numbers: Collection[int]) -> tuple[Seal, ...]:
        rows = self.database.rows(_NUMBERED, numbers=list(numbers))
        return tuple(map(to_seal, rows))


def _to_row(seal: Seal) -> dict[str, object]:
    return {
        "number": seal.number,
        "at": seal.at,
        "previous": seal.previous,
        "heads": seal.heads,
        "streams": seal.streams,
        "entries": seal.entries,
        "key_id": seal.key_id,
        "signature": seal.signature,
    }


def _to_head_row(seal: Seal, head: Head) -> dict[str, object]:
    return {
        "number": seal.number,
        "stream": head.stream,
        "seq": head.seq,
        "mac": head.mac,
    }


def to_seal(row: Row[Any]) -> Seal:
    """The seal in a row."""
    return Seal(
        number=row.number,
        at=row.at,
        previous=row.previous,
        heads=row.heads,
        streams=row.streams,
        entries=row.entries,
        key_id=row.key_id,
        signature=row.signature,
    )


def to_head(row: Row[Any]) -> Head:
    """The head in a row."""
    return Head(stream=row.stream, seq=row.seq, mac=row.mac)
