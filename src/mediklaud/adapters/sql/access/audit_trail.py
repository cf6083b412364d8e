"""The audit from its beginning, row by row, as it is checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import BindParameter, Row, bindparam, func, select

from mediklaud.adapters.sql.access.audit_rows import to_link
from mediklaud.adapters.sql.access.audit_selects import given, part
from mediklaud.adapters.sql.access.audit_tables import (
    audit,
    audit_heads,
    audit_seals,
    audit_seen,
)
from mediklaud.adapters.sql.access.seals import to_head, to_seal
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import instant_from, json_rows
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.audit import AuditEntry, AuditFilter, Outcome
from mediklaud.domain.access.chain import Link
from mediklaud.domain.access.seal import Head, Seal
from mediklaud.domain.access.seal_checking import SealedHead
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.ids import AuditId
from mediklaud.ports.auditing import Covered

_h, _s = audit_heads.c, audit_seals.c
_MADE = [
    select(func.max(column)).where(here(column.table))
    for column in (_s.number, _h.number)
]
_UPTO: BindParameter[int] = bindparam("upto")
_SEALS = (
    select(audit_seals).where(here(audit_seals), _s.number <= _UPTO).order_by(_s.number)
)
_HEADS = select(audit_heads).where(here(audit_heads), _h.number <= _UPTO)
_BY_SEAL = _HEADS.order_by(_h.number, _h.stream)
_BY_STREAM = _HEADS.order_by(_h.stream, _h.seq)
_UNDER = (
    select(audit_heads)
    .where(
        here(audit_heads),
        _h.number.in_(bindparam("numbers", expanding=True)),
        _h.stream.in_(bindparam("streams", expanding=True)),
    )
    .order_by(_h.number, _h.stream)
)
_shown = audit_seen.c
_LINKS = (
    select(
        audit,
        select(json_rows(_shown.patient_id, _shown.account_id, _shown.at))
        .where(
            _shown.hospital_id == audit.c.hospital_id,
            _shown.entry_id == audit.c.id,
        )
        .scalar_subquery()
        .label("listed"),
    )
    .where(here(audit))
    .order_by(audit.c.stream, audit.c.seq)
)
_NOTHING = AuditEntry(
    id=AuditId(UUID(int=0)),
    at=datetime.min.replace(tzinfo=UTC),
    action="",
    outcome=Outcome.DONE,
)


@frozen
class SqlTrail:
    """The tables of the audit, by cursors of the database."""

    database: Database

    def seals_made(self) -> int:
        rows = (self.database.first(statement) for statement in _MADE)
        return max(row[0] or 0 for row in rows if row is not None)

    def seals(self, upto: int) -> Iterator[Seal]:
        return map(to_seal, self.database.walk(_SEALS, upto=upto))

    def sealed_heads(self, upto: int) -> Iterator[SealedHead]:
        return map(_to_sealed_head, self.database.walk(_BY_SEAL, upto=upto))

    def heads(self, upto: int) -> Iterator[Head]:
        return map(to_head, self.database.walk(_BY_STREAM, upto=upto))

    def links(self) -> Iterator[Link]:
        return map(_as_it_reads, self.database.walk(_LINKS))

    def part(self, which: AuditFilter, limit: int) -> tuple[Covered, ...]:
        values = given(which)
        rows = self.database.rows(part(*values), limit=limit, **values)
        return tuple(Covered(to_link(row), row.covered_by) for row in rows)

    def heads_under(
        self, numbers: Collection[int], streams: Collection[str]
    ) -> tuple[SealedHead, ...]:
        asked = {"numbers": list(numbers), "streams": list(streams)}
        return tuple(map(_to_sealed_head, self.database.rows(_UNDER, **asked)))


def _to_sealed_head(row: Row[Any]) -> SealedHead:
    return SealedHead(number=row.number, head=to_head(row))


def _as_it_reads(row: Row[Any]) -> Link:
    """The entry; or one that says nothing, if it cannot be what was written."""
    try:
        link = to_link(row)
        agrees = sorted(map(_listed, row.listed)) == _to_be_listed(link.entry)
    except (ValueError, TypeError, AttributeError, InvalidValue):
        return Link(
            stream=row.stream,
            seq=row.seq,
            previous=row.previous,
            key_id=row.key_id,
            mac=row.mac,
            entry=_NOTHING,
        )
    return link if agrees else evolve(link, entry=_NOTHING)


def _listed(shown: tuple[str, str | None, str]) -> tuple[str, str, datetime]:
    patient_id, account_id, at = shown
    account = "" if account_id is None else str(UUID(account_id))
    return str(UUID(patient_id)), account, instant_from(at)


def _to_be_listed(entry: AuditEntry) -> list[tuple[str, str, datetime]]:
    account = "" if entry.account_id is None else str(entry.account_id)
    return sorted((str(patient), account, entry.at) for patient in entry.seen)
