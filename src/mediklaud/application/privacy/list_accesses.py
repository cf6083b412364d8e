"""Who opened my record (X7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import STAFF
from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.access import Access
from mediklaud.domain.privacy.plain_words import in_words
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.access import Audit
from mediklaud.ports.privacy import Names


@frozen(kw_only=True)
class ListAccesses(Query[tuple[Access, ...]]):
    """Everything that was done with a patient's data, the newest first."""

    permission: ClassVar = Permission.READ_ACCESSES
    patient_id: PatientId
    after: AuditId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_accesses(
    query: ListAccesses, *, audit: Audit, names: Names
) -> tuple[Access, ...]:
    """For the patient, a guardian, and the privacy officer; lists included."""
    entries = audit.accesses_of(query.patient_id, query.after, query.limit)
    return accesses_in(entries, query.patient_id, names)


def accesses_in(
    entries: Iterable[AuditEntry], patient_id: PatientId, names: Names
) -> tuple[Access, ...]:
    """Who it was, staff by name, and what they did in plain words."""
    entries = tuple(entries)
    staff = {e.account_id for e in entries if e.account_id and _is_staffs(e)}
    named = names.of_accounts(staff)
    return tuple(_access(entry, patient_id, named) for entry in entries)


def _access(
    entry: AuditEntry, patient_id: PatientId, named: Mapping[AccountId, str]
) -> Access:
    return Access(
        id=entry.id,
        at=entry.at,
        roles=tuple(role.value for role in entry.roles),
        name=named.get(entry.account_id) if entry.account_id else None,
        action=entry.action,
        what=in_words(entry.action),
        purpose=entry.purpose,
        listed=_is_staffs(entry) and _is_a_list(entry, patient_id),
    )


def _is_a_list(entry: AuditEntry, patient_id: PatientId) -> bool:
    """Were they one of several whom it showed?"""
    return entry.patient_id is None or patient_id in entry.seen


def _is_staffs(entry: AuditEntry) -> bool:
    return not STAFF.isdisjoint(entry.roles)
