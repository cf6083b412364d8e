"""The privacy officer looks what was done and refused (X4)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.audit import AuditEntry, AuditFilter, Outcome
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.access import Audit


@frozen(kw_only=True)
class ListAuditEntries(Query[tuple[AuditEntry, ...]]):
    """List the entries that fit, the newest first."""

    permission: ClassVar = Permission.READ_AUDIT
    about_patient_id: PatientId | None = None
    account_id: AccountId | None = None
    of_action: str | None = None
    of_outcome: Outcome | None = None
    of_purpose: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    after: AuditId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_audit_entries(
    query: ListAuditEntries, *, audit: Audit
) -> tuple[AuditEntry, ...]:
    """So many, older than the one named."""
    which = AuditFilter(
        patient_id=query.about_patient_id,
        account_id=query.account_id,
        action=query.of_action,
        outcome=query.of_outcome,
        purpose=query.of_purpose,
        since=query.since,
        until=query.until,
    )
    return audit.page(which, query.after, query.limit)
