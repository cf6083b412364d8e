"""How a patient's wish about the record looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.privacy.amendment import (
    Amendment,
    AmendmentStatus,
    Decision,
    Disagreement,
    Extension,
)
from mediklaud.entrypoints.http.wire import View, bare


class ExtensionView(View):
    """More time to answer, and why."""

    reason: str
    at: datetime


class DecisionView(View):
    """The correction, or why there is none."""

    accepted: bool
    text: str
    by: UUID | None
    at: datetime


class DisagreementView(View):
    """What the patient says to a denial."""

    statement: str
    at: datetime


class AmendmentView(View):
    """A patient's wish that something in the record be set right."""

    id: UUID
    patient_id: UUID
    consultation_id: UUID | None
    note_id: UUID | None
    author: UUID | None
    text: str
    asked_at: datetime
    due_at: datetime
    status: AmendmentStatus
    extension: ExtensionView | None
    decision: DecisionView | None
    disagreement: DisagreementView | None
    version: int

    @classmethod
    def of(cls, one: Amendment) -> AmendmentView:
        """The wish, and what became of it."""
        return cls(
            id=one.id.value,
            patient_id=one.patient_id.value,
            consultation_id=bare(one.consultation_id),
            note_id=bare(one.note_id),
            author=bare(one.author),
            text=one.text,
            asked_at=one.asked_at,
            due_at=one.due_at,
            status=one.status,
            extension=_extension(one.extension) if one.extension else None,
            decision=_decision(one.decision) if one.decision else None,
            disagreement=_disagreement(one.disagreement) if one.disagreement else None,
            version=one.version,
        )


def _extension(said: Extension) -> ExtensionView:
    return ExtensionView(reason=said.reason, at=said.at)


def _decision(said: Decision) -> DecisionView:
    return DecisionView(
        accepted=said.accepted, text=said.text, by=bare(said.by), at=said.at
    )


def _disagreement(said: Disagreement) -> DisagreementView:
    return DisagreementView(statement=said.statement, at=said.at)
