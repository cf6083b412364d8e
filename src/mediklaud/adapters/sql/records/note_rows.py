"""A note, to and from a row of its table; what it says is sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.records.tables import notes
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)


def to_row(note: Note, database: Database) -> dict[str, object]:
    """The whole row."""
    return {
        "id": note.id.value,
        "patient_id": note.patient_id.value,
        "author": note.author.value,
        "written_at": note.at,
        "appointment_id": note.appointment_id and note.appointment_id.value,
        "consultation_id": note.consultation_id and note.consultation_id.value,
        "purpose": note.purpose,
        "sealed": database.seal(notes, note.id.value, {"text": note.text}),
    }


def to_note(row: Row[Any], database: Database) -> Note:
    """The note that a row of the table holds."""
    private = database.unseal(notes, row.id, row.sealed)
    return Note(
        id=NoteId(row.id),
        patient_id=PatientId(row.patient_id),
        author=DoctorId(row.author),
        at=row.written_at,
        text=private["text"],
        appointment_id=row.appointment_id and AppointmentId(row.appointment_id),
        consultation_id=row.consultation_id and ConsultationId(row.consultation_id),
        purpose=row.purpose,
    )
