"""The audit, in its table."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import frozen
from sqlalchemy import Row, Select, bindparam, insert, select

from mediklaud.adapters.sql.access.tables import audit
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditEntry, AuditFilter, Outcome
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId

_APPEND = insert(audit)
_CONDITIONS = {
    "patient_id": audit.c.patient_id == bindparam("patient_id"),
    "account_id": audit.c.account_id == bindparam("account_id"),
    "action": audit.c.action == bindparam("action"),
    "since": audit.c.at >= bindparam("since", type_=Instant),
    "until": audit.c.at < bindparam("until", type_=Instant),
    "after": audit.c.id < bindparam("after"),
}


@cache
def _page(*given: str) -> Select[Any]:
    """The statement for these filters: a condition on nothing would use no index."""
    conditions = [_CONDITIONS[name] for name in given]
    newest_first = select(audit).order_by(audit.c.id.desc())
    return newest_first.where(here(audit), *conditions).limit(bindparam("limit"))


@frozen
class SqlAudit:
    """The `audit` table."""

    database: Database

    def append(self, entry: AuditEntry) -> None:
        self.database.change(
            _APPEND,
            id=entry.id.value,
            at=entry.at,
            action=entry.action,
            outcome=entry.outcome.value,
            refusal=entry.refusal,
            account_id=entry.account_id and entry.account_id.value,
            session_id=entry.session_id and entry.session_id.value,
            roles=[role.value for role in entry.roles],
            patient_id=entry.patient_id and entry.patient_id.value,
            subject_id=entry.subject_id,
            purpose=entry.purpose,
            request_id=entry.request_id,
        )

    def page(
        self, which: AuditFilter, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        wanted = {
            "patient_id": which.patient_id and which.patient_id.value,
            "account_id": which.account_id and which.account_id.value,
            "action": which.action,
            "since": which.since,
            "until": which.until,
            "after": after and after.value,
        }
        given = {name: value for name, value in wanted.items() if value is not None}
        rows = self.database.rows(_page(*given), limit=limit, **given)
        return tuple(map(_to_entry, rows))


def _to_entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        id=AuditId(row.id),
        at=row.at,
        action=row.action,
        outcome=Outcome(row.outcome),
        refusal=row.refusal,
        account_id=row.account_id and AccountId(row.account_id),
        session_id=row.session_id and SessionId(row.session_id),
        roles=tuple(map(Role, row.roles)),
        patient_id=row.patient_id and PatientId(row.patient_id),
        subject_id=row.subject_id,
        purpose=row.purpose,
        request_id=row.request_id,
    )
