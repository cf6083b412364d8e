"""A part of the audit as evidence, for an authority or a court (X5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.audit import AuditFilter
from mediklaud.domain.access.evidence import (
    MOST_ENTRIES,
    Evidence,
    TooMuchEvidence,
    evidence_of,
)
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.seal import AnchoredSeal
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.auditing import AuditMarks, AuditTrail, Covered, Seals


@frozen(kw_only=True)
class ExportAudit(Query[Evidence]):
    """Write out the entries about a patient or of an account, with what proves them."""

    permission: ClassVar[Permission] = Permission.READ_AUDIT
    step_up: ClassVar[bool] = True
    about_patient_id: PatientId | None = None
    account_id: AccountId | None = None
    since: datetime | None = None
    until: datetime | None = None


def export_audit(
    query: ExportAudit, *, trail: AuditTrail, seals: Seals, marks: AuditMarks
) -> Evidence:
    """The entries, the seals that cover the last of each stream, and a signature."""
    which = AuditFilter(
        patient_id=query.about_patient_id,
        account_id=query.account_id,
        since=query.since,
        until=query.until,
    )
    found = trail.part(which, MOST_ENTRIES + 1)
    if len(found) > MOST_ENTRIES:
        raise TooMuchEvidence
    ends = _last_of_each_stream(found)
    numbers = sorted({one.number for one in ends if one.number is not None})
    covering = seals.numbered(numbers)
    return evidence_of(
        (one.link for one in found),
        trail.heads_under(numbers, [one.link.stream for one in ends]),
        (
            AnchoredSeal(seal=one, public_key=marks.public_key(one.key_id))
            for one in covering
        ),
        marks.sign,
    )


def _last_of_each_stream(found: Iterable[Covered]) -> tuple[Covered, ...]:
    return tuple({one.link.stream: one for one in found}.values())
