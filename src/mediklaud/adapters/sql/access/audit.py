"""The audit, in its tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row

from mediklaud.adapters.sql.access.audit_chain import Chain
from mediklaud.adapters.sql.access.audit_rows import to_entry
from mediklaud.adapters.sql.access.audit_selects import (
    PATIENTS_READ,
    accesses,
    activity,
    given,
    page,
)
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.access.audit import (
    Activity,
    AuditEntry,
    AuditFilter,
    PatientRead,
)
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId


@frozen
class SqlAudit:
    """The table `audit`, and `audit_seen` beside it."""

    database: Database

    def append(self, entry: AuditEntry) -> None:
        Chain(self.database).append(entry)

    def page(
        self, which: AuditFilter, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        values = {**given(which), **_older_than(after)}
        rows = self.database.rows(page(*values), limit=limit, **values)
        return tuple(map(to_entry, rows))

    def accesses_of(
        self, patient_id: PatientId, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        older = _older_than(after)
        whose = {"patient_id": patient_id.value, **older}
        rows = self.database.rows(accesses(*older), limit=limit, **whose)
        return tuple(map(to_entry, rows))

    def patients_read_by(
        self, account_id: AccountId, since: datetime, until: datetime
    ) -> tuple[PatientRead, ...]:
        rows = self.database.rows(
            PATIENTS_READ, account_id=account_id.value, since=since, until=until
        )
        return tuple(map(_to_read, rows))

    def activity(self, which: AuditFilter) -> tuple[Activity, ...]:
        values = given(which)
        return tuple(map(_to_activity, self.database.rows(activity(*values), **values)))


def _older_than(after: AuditId | None) -> dict[str, object]:
    return {} if after is None else {"after": after.value}


def _to_read(row: Row[Any]) -> PatientRead:
    return PatientRead(
        patient_id=PatientId(row.patient_id),
        first=row.first,
        last=row.last,
        times=row.times,
    )


def _to_activity(row: Row[Any]) -> Activity:
    return Activity(
        account_id=row.account_id and AccountId(row.account_id),
        entries=row.entries,
        refused=row.refused,
        patients=row.patients,
        first=row.first,
        last=row.last,
    )
