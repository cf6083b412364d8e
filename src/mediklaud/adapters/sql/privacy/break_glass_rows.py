"""An emergency access and its review as rows, and back; their words are sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.tables import break_glass_reviews, broken_glasses
from mediklaud.domain.privacy.break_glass import BrokenGlass, Finding, Review
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, DoctorId, PatientId


def to_row(glass: BrokenGlass, database: Database) -> dict[str, object]:
    """The access as a row, without its review."""
    private = {"text": glass.text}
    return {
        "id": glass.id.value,
        "account_id": glass.account_id.value,
        "doctor_id": glass.doctor_id.value,
        "patient_id": glass.patient_id.value,
        "reason": glass.reason.value,
        "begun_at": glass.begun_at,
        "until": glass.until,
        "review_due": glass.review_due,
        "urgent": glass.urgent,
        "ended_at": glass.ended_at,
        "sealed": database.seal(broken_glasses, glass.id.value, private),
    }


def to_review_row(glass: BrokenGlass, database: Database) -> dict[str, object]:
    """The review as a row of its own."""
    review = glass.review
    if review is None:
        return {}
    private = {"text": review.text}
    return {
        "id": glass.id.value,
        "finding": review.finding.value,
        "reviewed_by": review.by.value,
        "reviewed_at": review.at,
        "sealed": database.seal(break_glass_reviews, glass.id.value, private),
    }


def to_glass(row: Row[Any], database: Database) -> BrokenGlass:
    """The access in a row, with the review that stands beside it."""
    private = database.unseal(broken_glasses, row.id, row.sealed)
    return BrokenGlass(
        id=BreakGlassId(row.id),
        account_id=AccountId(row.account_id),
        doctor_id=DoctorId(row.doctor_id),
        patient_id=PatientId(row.patient_id),
        reason=ReasonCode(row.reason),
        text=private["text"],
        begun_at=row.begun_at,
        until=row.until,
        review_due=row.review_due,
        urgent=row.urgent,
        ended_at=row.ended_at,
        review=None if row.finding is None else _to_review(row, database),
    )


def _to_review(row: Row[Any], database: Database) -> Review:
    private = database.unseal(break_glass_reviews, row.id, row.review_sealed)
    return Review(
        finding=Finding(row.finding),
        text=private["text"],
        by=AccountId(row.reviewed_by),
        at=row.reviewed_at,
    )
