"""How an entry of the audit looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.entrypoints.http.wire import View, bare


class AuditEntryView(View):
    """One access, command, refusal or sign-in."""

    id: UUID
    at: datetime
    action: str
    outcome: Outcome
    refusal: str | None
    account_id: UUID | None
    session_id: UUID | None
    roles: tuple[Role, ...]
    patient_id: UUID | None
    seen: int
    """So many other patients stood in the answer."""
    subject_id: str | None
    purpose: str | None
    request_id: str | None

    @classmethod
    def of(cls, entry: AuditEntry) -> AuditEntryView:
        """The entry; it never held what was read or written."""
        return cls(
            id=entry.id.value,
            at=entry.at,
            action=entry.action,
            outcome=entry.outcome,
            refusal=entry.refusal,
            account_id=bare(entry.account_id),
            session_id=bare(entry.session_id),
            roles=entry.roles,
            patient_id=bare(entry.patient_id),
            seen=len(entry.seen),
            subject_id=entry.subject_id,
            purpose=entry.purpose,
            request_id=entry.request_id,
        )
