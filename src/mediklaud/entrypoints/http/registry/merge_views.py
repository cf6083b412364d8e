"""How merges look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.registry.list_merges import MergeCase
from mediklaud.domain.registry.merge import Merge, MergeStatus, Verdict
from mediklaud.entrypoints.http.registry.patient_views import PatientCardView
from mediklaud.entrypoints.http.wire import View, bare, fields_of


class VerdictView(View):
    """Who decided or undid it, when, and why."""

    by: UUID | None
    at: datetime
    reason: str

    @classmethod
    def of(cls, verdict: Verdict | None) -> VerdictView | None:
        """What was said, if anything was."""
        if verdict is None:
            return None
        return cls(by=bare(verdict.by), at=verdict.at, reason=verdict.reason)


class MergeView(View):
    """Two files that somebody takes for one patient's, and what became of it."""

    id: UUID
    surviving_id: UUID
    duplicate_id: UUID
    reason: str
    asked_by: UUID | None
    asked_at: datetime
    status: MergeStatus
    decided: VerdictView | None
    undone: VerdictView | None

    @classmethod
    def of(cls, merge: Merge) -> MergeView:
        """The merge."""
        return cls(
            id=merge.id.value,
            surviving_id=merge.surviving_id.value,
            duplicate_id=merge.duplicate_id.value,
            reason=merge.reason,
            asked_by=bare(merge.asked_by),
            asked_at=merge.asked_at,
            status=merge.status,
            decided=VerdictView.of(merge.decided),
            undone=VerdictView.of(merge.undone),
        )


class MergeCaseView(MergeView):
    """A merge with what tells the two files apart, or shows that they are one."""

    surviving: PatientCardView
    duplicate: PatientCardView

    @classmethod
    def shown(cls, case: MergeCase) -> MergeCaseView:
        """The merge beside both cards."""
        return cls(
            **fields_of(MergeView.of(case.merge)),
            surviving=PatientCardView.of(case.surviving),
            duplicate=PatientCardView.of(case.duplicate),
        )
