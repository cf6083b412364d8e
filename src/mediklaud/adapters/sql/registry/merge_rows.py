"""Merges as rows, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.merge_tables import merges
from mediklaud.domain.registry.merge import Merge, MergeStatus, Spoils, Verdict
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.ids import AccountId, Id, MergeId, PatientId


def to_row(merge: Merge, database: Database) -> dict[str, object]:
    """The row of `merges`, but for its key: who asked and why lies sealed."""
    private = {
        "reason": merge.reason,
        "asked_by": _text(merge.asked_by),
        "decided": _said(merge.decided),
        "undone": _said(merge.undone),
        "spoils": _got(merge.spoils),
    }
    return {
        "surviving_id": merge.surviving_id.value,
        "duplicate_id": merge.duplicate_id.value,
        "status": merge.status.value,
        "asked_at": merge.asked_at,
        "version": merge.version,
        "sealed": database.seal(merges, merge.id.value, private),
    }


def to_merge(row: Row[Any], database: Database) -> Merge:
    """The merge of a row of `merges`."""
    private = database.unseal(merges, row.id, row.sealed)
    return Merge(
        id=MergeId(row.id),
        surviving_id=PatientId(row.surviving_id),
        duplicate_id=PatientId(row.duplicate_id),
        reason=private["reason"],
        asked_by=_account(private["asked_by"]),
        asked_at=row.asked_at,
        status=MergeStatus(row.status),
        decided=_verdict(private["decided"]),
        undone=_verdict(private["undone"]),
        spoils=_spoils(private["spoils"]),
        version=row.version,
    )


def _text(id_: Id | None) -> str | None:
    return None if id_ is None else str(id_)


def _account(text: str | None) -> AccountId | None:
    return None if text is None else AccountId(UUID(text))


def _said(verdict: Verdict | None) -> list[str | None] | None:
    if verdict is None:
        return None
    return [_text(verdict.by), verdict.at.isoformat(), verdict.reason]


def _verdict(said: list[Any] | None) -> Verdict | None:
    if said is None:
        return None
    by, at, reason = said
    return Verdict(by=_account(by), at=datetime.fromisoformat(at), reason=reason)


def _got(spoils: Spoils | None) -> dict[str, object] | None:
    if spoils is None:
        return None
    return {
        "fields": list(spoils.fields),
        "account_id": _text(spoils.account_id),
        "disabled_id": _text(spoils.disabled_id),
        "status": spoils.status.value,
    }


def _spoils(got: dict[str, Any] | None) -> Spoils | None:
    if got is None:
        return None
    return Spoils(
        fields=tuple(got["fields"]),
        account_id=_account(got["account_id"]),
        disabled_id=_account(got["disabled_id"]),
        status=PatientStatus(got["status"]),
    )
