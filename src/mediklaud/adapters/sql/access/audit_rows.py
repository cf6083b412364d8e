"""An entry of the audit in its place, to and from a row of its table."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.access.chain import Link
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId


def to_row(link: Link) -> dict[str, object]:
    """The entry with its place and marks."""
    entry = link.entry
    return {
        "stream": link.stream,
        "seq": link.seq,
        "id": entry.id.value,
        "at": entry.at,
        "action": entry.action,
        "outcome": entry.outcome.value,
        "refusal": entry.refusal,
        "account_id": entry.account_id and entry.account_id.value,
        "session_id": entry.session_id and entry.session_id.value,
        "roles": [role.value for role in entry.roles],
        "patient_id": entry.patient_id and entry.patient_id.value,
        "subject_id": entry.subject_id,
        "purpose": entry.purpose,
        "request_id": entry.request_id,
        "seen": [str(patient_id) for patient_id in entry.seen],
        "previous": link.previous,
        "key_id": link.key_id,
        "mac": link.mac,
    }


def to_link(row: Row[Any]) -> Link:
    """The entry in its place."""
    return Link(
        stream=row.stream,
        seq=row.seq,
        previous=row.previous,
        key_id=row.key_id,
        mac=row.mac,
        entry=to_entry(row),
    )


def to_entry(row: Row[Any]) -> AuditEntry:
    """The entry alone."""
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
        seen=tuple(PatientId(UUID(text)) for text in row.seen),
    )
