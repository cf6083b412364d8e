"""The audit, in its table."""

from attrs import frozen
from sqlalchemy import insert

from mediklaud.adapters.sql.access.tables import audit
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.access.audit import AuditEntry

_APPEND = insert(audit)


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
