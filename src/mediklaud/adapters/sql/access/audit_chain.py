"""Fastens entries to the ends of their streams, in the audit's tables.

The entry, whom it showed, and that no seal covers it yet: on PostgreSQL that is one
statement. It does nothing where another transaction took the place meanwhile; then
the stream has a new end, and the entry is fastened to that.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Row,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql

from mediklaud.adapters.sql.access.audit_rows import to_row
from mediklaud.adapters.sql.access.audit_tables import (
    audit,
    audit_seen,
    audit_unsealed,
)
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import is_param
from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.access.chain import Link, Tail, link
from mediklaud.domain.errors import Contended

_ATTEMPTS = 40
"""Each time somebody else was served: more than can be under way at once."""

_LAST = (
    select(audit.c.seq, audit.c.mac)
    .where(is_param(audit, "stream"))
    .order_by(audit.c.seq.desc())
    .limit(1)
)


def with_tail() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The end of the parameter's stream, to be read along with something else."""
    seq, mac = (_LAST.with_only_columns(c) for c in (audit.c.seq, audit.c.mac))
    return (
        seq.scalar_subquery().label("tail_seq"),
        mac.scalar_subquery().label("tail_mac"),
    )


def note_tail(database: Database, stream: str, row: Row[Any]) -> None:
    """Remember the end that was read along, for the entry to come."""
    begun = row.tail_seq is not None
    database.tails[stream] = Tail(row.tail_seq, row.tail_mac) if begun else Tail()


def _append_at_once() -> Executable:
    values: dict[str, BindParameter[Any]] = {
        column.name: bindparam(f"new_{column.name}", type_=column.type)
        for column in audit.c
    }
    new = (
        postgresql.insert(audit)
        .values(values)
        .on_conflict_do_nothing(index_elements=audit.primary_key.columns)
        .returning(audit)
        .cte("new")
    )
    seen = (
        func.json_array_elements_text(new.c.seen).table_valued("value").render_derived()
    )
    shown = insert(audit_seen).from_select(
        ["hospital_id", "entry_id", "patient_id", "account_id", "at"],
        select(
            new.c.hospital_id,
            new.c.id,
            cast(cast(seen.c.value, Text), Uuid),
            new.c.account_id,
            new.c.at,
        )
        .select_from(new)
        .join(seen, onclause=(new.c.id == new.c.id)),
    )
    unsealed = insert(audit_unsealed).from_select(
        ["hospital_id", "id", "stream", "seq"],
        select(new.c.hospital_id, new.c.id, new.c.stream, new.c.seq),
    )
    return unsealed.returning(audit_unsealed.c.seq).add_cte(shown.cte("shown"))


_APPEND_AT_ONCE = _append_at_once()
_APPEND, _SHOW, _LEAVE_UNSEALED = map(insert, (audit, audit_seen, audit_unsealed))


@frozen
class Chain:
    """The ends of the streams, as one transaction sees them."""

    database: Database

    def append(self, entry: AuditEntry) -> None:
        """Fasten it to its stream's end."""
        for _ in range(_ATTEMPTS):
            new = link(self._tail(entry.stream), entry, self.database.cipher.mac)
            if self._add(new):
                self.database.tails[entry.stream] = new.tail
                return
        raise Contended

    def _tail(self, stream: str) -> Tail:
        """As noted by who read it along with something else, or read now."""
        noted = self.database.tails.pop(stream, None)
        if noted is not None:
            return noted
        row = self.database.first(_LAST, stream=stream)
        return Tail() if row is None else Tail(row.seq, row.mac)

    def _add(self, new: Link) -> bool:
        row = to_row(new)
        if self.database.dialect == "postgresql":
            values = {f"new_{name}": value for name, value in row.items()}
            values["new_hospital_id"] = self.database.hospital_id
            return self.database.first(_APPEND_AT_ONCE, **values) is not None
        self.database.change(_APPEND, **row)
        self.database.add_all(_SHOW, _shown(new.entry))
        self.database.change(
            _LEAVE_UNSEALED, id=row["id"], stream=new.stream, seq=new.seq
        )
        return True


def _shown(entry: AuditEntry) -> list[dict[str, object]]:
    return [
        {
            "entry_id": entry.id.value,
            "patient_id": patient_id.value,
            "account_id": entry.account_id and entry.account_id.value,
            "at": entry.at,
        }
        for patient_id in entry.seen
    ]
