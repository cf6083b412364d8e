"""A patient's wish about the record as a row of its table, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.rights_tables import amendments
from mediklaud.domain.privacy.amendment import (
    Amendment,
    Decision,
    Disagreement,
    Extension,
)
from mediklaud.domain.shared.ids import (
    AccountId,
    AmendmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)

Private = dict[str, Any]


def to_row(one: Amendment, database: Database) -> dict[str, object]:
    """All columns but the key; every text is sealed."""
    return {
        "patient_id": one.patient_id.value,
        "consultation_id": one.consultation_id and one.consultation_id.value,
        "note_id": one.note_id and one.note_id.value,
        "author": one.author and one.author.value,
        "asked_at": one.asked_at,
        "asked_by": one.asked_by and one.asked_by.value,
        "due_at": one.due_at,
        "status": one.status.value,
        "sealed": database.seal(amendments, one.id.value, _private(one)),
        "version": one.version,
    }


def to_amendment(row: Row[Any], database: Database) -> Amendment:
    """The wish, with its answer and what the patient said to that."""
    private = database.unseal(amendments, row.id, row.sealed)
    extension, decision = private["extension"], private["decision"]
    return Amendment(
        id=AmendmentId(row.id),
        patient_id=PatientId(row.patient_id),
        consultation_id=row.consultation_id and ConsultationId(row.consultation_id),
        note_id=row.note_id and NoteId(row.note_id),
        author=row.author and DoctorId(row.author),
        text=private["text"],
        asked_at=row.asked_at,
        asked_by=row.asked_by and AccountId(row.asked_by),
        due_at=row.due_at,
        extension=extension and Extension(**_timed(extension)),
        decision=decision and _decision(decision),
        disagreement=private["disagreement"]
        and Disagreement(**_timed(private["disagreement"])),
        version=row.version,
    )


def _private(one: Amendment) -> Private:
    extension, said = one.extension, one.disagreement
    return {
        "text": one.text,
        "extension": extension
        and {"reason": extension.reason, "at": extension.at.isoformat()},
        "decision": one.decision and _of_decision(one.decision),
        "disagreement": said
        and {"statement": said.statement, "at": said.at.isoformat()},
    }


def _of_decision(decision: Decision) -> Private:
    return {
        "accepted": decision.accepted,
        "text": decision.text,
        "by": decision.by and str(decision.by),
        "at": decision.at.isoformat(),
    }


def _decision(private: Private) -> Decision:
    by = private["by"] and AccountId.parse(private["by"])
    return Decision(**{**_timed(private), "by": by})


def _timed(private: Private) -> Private:
    return {**private, "at": datetime.fromisoformat(private["at"])}
