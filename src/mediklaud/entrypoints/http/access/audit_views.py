"""How an entry of the audit looks over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.wire import View, bare, fields_of


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


class NamedEntryView(AuditEntryView):
    """The same, with the name of the account."""

    account_name: str | None

    @classmethod
    def named(cls, entry: AuditEntry, names: Mapping[AccountId, str]) -> NamedEntryView:
        """The entry; whoever has no account has no name."""
        who = entry.account_id
        return cls(
            **fields_of(AuditEntryView.of(entry)),
            account_name=names.get(who) if who else None,
        )
