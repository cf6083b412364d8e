"""Notes and addenda over HTTP."""

from __future__ import annotations

from uuid import UUID

from litestar import post
from litestar.params import FromPath, JSONBody

from mediklaud.application.records.add_addendum import AddAddendum
from mediklaud.application.records.write_note import WriteNote
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.records.consultation_bodies import (
    AddendumBody,
    NoteBody,
)
from mediklaud.entrypoints.http.records.consultation_views import NoteView
from mediklaud.entrypoints.http.wire import named

_TAGS = ("records",)


@post("/patients/{patient_id:uuid}/notes", sync_to_thread=True, tags=_TAGS)
def write_note(
    patient_id: FromPath[UUID], data: JSONBody[NoteBody], desk: AtDesk
) -> NoteView:
    """Sign a note that stays as it is; perhaps about one appointment."""
    command = WriteNote(
        **desk.command,
        patient_id=PatientId(patient_id),
        text=data.text,
        appointment_id=named(AppointmentId, data.appointment_id),
    )
    return NoteView.of(desk.handle(command))


@post("/consultations/{consultation_id:uuid}/addenda", sync_to_thread=True, tags=_TAGS)
def add_addendum(
    consultation_id: FromPath[UUID], data: JSONBody[AddendumBody], desk: AtDesk
) -> NoteView:
    """Add to what was signed; the signed note itself never changes."""
    command = AddAddendum(
        **desk.command,
        consultation_id=ConsultationId(consultation_id),
        text=data.text,
    )
    return NoteView.of(desk.handle(command))
